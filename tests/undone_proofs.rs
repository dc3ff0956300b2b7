//! What a later word proved, or a later clue ordered, and what is left when it is undone: nothing.

use serde_json::{Value, json};

use crate::came_back::report;
use crate::harness::Desk;
use crate::judged::settle;
use crate::mail::Mail;
use crate::undo::verified;

const OLD: &str = "me@old.example";

/// What proves a mail to be ours that came in as anybody's.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Proof {
    /// A copy from a Sent folder.
    Copy,
    /// Own addresses that were listed later.
    Again,
}

fn start() -> Desk {
    let desk = Desk::new();
    desk.at("2026-07-01T12:00:00Z").tick(0);
    desk
}

fn import(desk: &Desk, name: &str, mail: &[u8], sent: &str) {
    desk.file(&format!("{name}.eml"), mail);
    desk.ok(&format!("import -q {sent} {name}.eml"));
}

fn digest(desk: &Desk) -> String {
    desk.json("verify --digest")["digest"].as_str().unwrap().to_owned()
}

fn messages(desk: &Desk) -> Value {
    desk.json(
        "messages --columns message_id,direction,role,kind,trust,delivery,received_at --sort message_id",
    )
}

/// The steps in this order; gives the desk, and the number of the operation that proved something.
fn after(proof: Proof, steps: &[usize], machine: bool, prove: bool) -> (Desk, i64) {
    let desk = start();
    let from = if proof == Proof::Copy { "support@acme.example" } else { OLD };
    let sent = Mail::new("s1@acme.example", "08:00")
        .ours()
        .from(from)
        .answers("e1@customer.example")
        .header("Auto-Submitted", if machine { "auto-replied" } else { "" })
        .bytes();
    let failed = [("eva@customer.example", "failed", "5.1.1")];
    let bounce = report("b1@mx.example", "s1@acme.example", "08:30", &failed);
    let mut operation = 0;
    for step in steps {
        match (step, proof) {
            (0, _) => import(&desk, "e1", &Mail::new("e1@customer.example", "07:00").bytes(), ""),
            // The word of whoever imports it proves nothing of an address that is not ours.
            (1, _) => import(&desk, "s1", &sent, if proof == Proof::Again { "--as-sent" } else { "" }),
            (2, _) => import(&desk, "b1", &bounce, ""),
            (_, Proof::Copy) if prove => import(&desk, "again", &sent, "--as-sent"),
            (_, Proof::Copy) => {}
            (_, Proof::Again) => {
                settle(&desk, (&[OLD], &[], ""));
                if prove {
                    desk.ok("intake again");
                }
            }
        }
        if *step == 3 && prove {
            operation = desk.json("log")[0]["operation"].as_i64().unwrap();
        }
    }
    verified(&desk);
    (desk, operation)
}

#[test]
fn a_proof_that_is_undone_leaves_no_trace_beside_a_bounce_in_whatever_order() {
    let orders: [&[usize]; 8] = [
        &[0, 1, 2, 3],
        &[0, 2, 1, 3],
        &[2, 0, 1, 3],
        &[1, 2, 0, 3],
        &[0, 1, 3, 2],
        &[1, 3, 2, 0],
        &[2, 1, 3],
        &[1, 3],
    ];
    for proof in [Proof::Copy, Proof::Again] {
        // A person's mail in every other order, a machine's in those between.
        for (turn, order) in orders.iter().enumerate() {
            let machine = (turn % 2 == 0) == (proof == Proof::Again);
            let what = format!("{proof:?} {order:?} machine: {machine}");
            let (never, _) = after(proof, order, machine, false);
            let (desk, operation) = after(proof, order, machine, true);
            let (proved, proved_rows) = (digest(&desk), messages(&desk));
            assert_ne!(messages(&never), proved_rows, "{what}");
            desk.ok(&format!("undo {operation}"));
            verified(&desk);
            assert_eq!(messages(&never), messages(&desk), "{what}");
            assert_eq!(digest(&never), digest(&desk), "{what}");
            desk.ok("redo");
            verified(&desk);
            assert_eq!((proved, proved_rows), (digest(&desk), messages(&desk)), "{what}");
        }
    }
}

#[test]
fn the_digest_tells_what_came_back_at_its_instant() {
    let (desk, _) = after(Proof::Copy, &[0, 1, 3], false, true);
    let at = |desk: &Desk, at: &str| desk.json(&format!("verify --digest --at {at}"))["digest"].clone();
    let before = at(&desk, "2026-07-01T08:10:00Z");
    let (desk, _) = after(Proof::Copy, &[0, 1, 3, 2], false, true);
    assert_eq!(before, at(&desk, "2026-07-01T08:10:00Z"));
}

#[test]
fn our_mail_to_a_supplier_does_not_begin_the_ticket_that_its_subject_names() {
    let desk = start();
    import(&desk, "q", &Mail::new("q@customer.example", "08:00").bytes(), "");
    let forward = Mail::new("f@acme.example", "07:00").ours().from("support@acme.example");
    let forward = forward.subject("Fwd: Kettle [acme #1]");
    import(&desk, "f", &forward.header("To", "sup@v.example").bytes(), "--as-sent");
    let rows = messages(&desk);
    assert_eq!((&rows[0]["role"], &rows[1]["trust"]), (&json!("other"), &json!("full")), "{rows}");
    let row = desk.ticket(1);
    assert_eq!(row["messages"].as_array().unwrap().len(), 2, "{row}");
    assert_eq!((&row["status"], &row["customer_email"]), (&json!("new"), &json!("eva@customer.example")));
    verified(&desk);
}

#[test]
fn a_stranger_whom_our_answer_names_is_answered_by_it() {
    for both in [true, false] {
        let desk = start();
        import(&desk, "a", &Mail::new("a@customer.example", "07:00").bytes(), "");
        let kai = Mail::new("c@z.example", "08:00").from("kai@z.example").answers("a@customer.example");
        import(&desk, "c", &kai.bytes(), "");
        let to = if both { "eva@customer.example, kai@z.example" } else { "eva@customer.example" };
        let ours = Mail::new("s@acme.example", "09:00").ours().header("To", to).answers("c@z.example");
        import(&desk, "s", &ours.bytes(), "--as-sent");
        let (row, rows) = (desk.ticket(1), messages(&desk));
        assert_eq!((&row["status"], &row["waiting_since"]), (&json!("pending"), &Value::Null), "{both}");
        assert_eq!(rows[1]["trust"], if both { "full" } else { "low" }, "{rows}");
        verified(&desk);
    }
}

#[test]
fn of_two_versions_a_persons_counts_before_a_machines() {
    let human = Mail::new("c@form.example", "08:00").body("A question.\n").bytes();
    let machine = Mail::new("c@form.example", "08:00")
        .body("I am away.\n")
        .header("Auto-Submitted", "auto-replied")
        .bytes();
    for order in [["h", "m"], ["m", "h"]] {
        let desk = start();
        for name in order {
            import(&desk, name, if name == "h" { &human } else { &machine }, "");
        }
        let rows = desk.json("messages --columns kind,variant_of");
        let main: Vec<&Value> =
            rows.as_array().unwrap().iter().filter(|row| row["variant_of"].is_null()).collect();
        assert_eq!((main.len(), &main[0]["kind"]), (1, &json!("human")), "{rows}");
        assert_eq!(desk.field(1, "status"), "new");
        verified(&desk);
    }
}
