//! Templates that were written to exhaust the machine, in the real program under a bound of memory: each is refused or
//! rendered, and the process never ends by a signal.

use std::process::Command;

use crate::fuzz::random::Random;
use crate::fuzz::seed;
use crate::harness::Desk;

/// In KiB, of addresses: a template that is well behaved leaves most of it alone.
const MEMORY: &str = "600000";

/// The exit code of `desk canned add` for that template in a process of its own.
#[track_caller]
fn added(desk: &Desk, name: &str, template: &str) -> i32 {
    desk.file("template.md", template);
    let process = desk.process();
    let mut command = Command::new("sh");
    command
        .arg("-c")
        .arg(format!("ulimit -c 0; ulimit -v {MEMORY}; exec \"$0\" \"$@\""))
        .arg(process.get_program());
    command
        .env_clear()
        .current_dir(desk.folder())
        .envs(process.get_envs().filter_map(|(k, v)| Some((k, v?))));
    command.args(["canned", "add", name, "--file", "template.md"]);
    let output = command.output().unwrap();
    let shown: String = template.chars().take(400).collect();
    match output.status.code() {
        Some(code @ (0 | 1)) => code,
        code => panic!("{code:?} for {shown}\n{}", String::from_utf8_lossy(&output.stderr)),
    }
}

#[test]
fn a_template_of_forty_bytes_asks_for_no_terabyte() {
    let desk = Desk::new();
    for (template, code) in [
        ("{{ ('a\\n' * 1000) | indent(1000000000) }}".to_owned(), 1),
        ("{{ ('x' * 100000) | replace('x', 'y' * 100000) | length }}".to_owned(), 1),
        (format!("{{{{ {}x }}}}", "not ".repeat(50_000)), 1),
        (format!("{{{{ {} }}}}", "(".repeat(50_000)), 1),
        (format!("{{{{ {} }}}}", "[".repeat(60_000)), 1),
        (format!("{{% if x %}}{}{{% endif %}}", "{% elif x %}\n".repeat(10_000)), 1),
        ("{% for a in 'x' * 9999 %}{% for b in 'x' * 9999 %}{% endfor %}{% endfor %}".to_owned(), 1),
        ("{{ '-' * 40 }}".to_owned(), 0),
    ] {
        assert_eq!(
            added(&desk, "hostile", &template),
            code,
            "{}",
            template.chars().take(90).collect::<String>()
        );
    }
}

/// Texts of which templates are made, and what is done to them: first what ends well most of the time.
const LEAVES: &[&str] = &["a", "b", "c", "'x'", "'xy\\n'", "greeting", "[a, b]", "ticket.id", "{'k': a}"];
const TAILS: &[&str] = &[
    " ~ a",
    " ~ b",
    " ~ 'x'",
    " * 3",
    " | indent(3)",
    " | replace('x', 'yz')",
    " | upper",
    "[:99]",
    " if greeting else b",
    " | length",
    " | join",
    " | default(b)",
    " * 4000",
    " * ticket.id",
    " | indent(99999)",
    " | replace('', b)",
    "[::-1]",
    " ** 9",
    " + a",
    " | join(a)",
    " // 1",
    ".0",
    " == a",
];

/// An expression of parts that grow; the wilder, the more of the odd ones are in it.
fn expression(random: &mut Random, wild: bool, depth: usize) -> String {
    let mut text = match depth > 0 && random.below(3) == 0 {
        true => format!("({})", expression(random, wild, depth - 1)),
        false => LEAVES[random.below(if wild { LEAVES.len() } else { 6 })].to_owned(),
    };
    for _ in 0..random.below(4) {
        text.push_str(TAILS[random.below(if wild { TAILS.len() } else { 9 })]);
    }
    text
}

/// A template in which values get names, again and again.
fn template(random: &mut Random) -> String {
    let wild = random.below(2) == 0;
    let mut text = String::from("{% set a = 'x' * 900 %}{% set b = 'y' %}{% set c = 'z' %}\n");
    let mut open = 0;
    for _ in 0..4 + random.below(if wild { 24 } else { 12 }) {
        let value = expression(random, wild, 3);
        let name = *random.pick(&["a", "b", "c"]);
        match random.below(9) {
            0 if open < 6 => {
                text.push_str(&format!("{{% for {name} in [{value}] * 9 %}}"));
                open += 1;
            }
            0 | 1 => text.push_str(&format!("{{{{ {value} }}}}\n")),
            2 => text.push_str(&format!(
                "{{% if {value} %}}{}{{% endif %}}",
                "words ".repeat(random.below(2_000))
            )),
            _ => text.push_str(&format!("{{% set {name} = {value} %}}")),
        }
    }
    text + &"{% endfor %}".repeat(open)
}

#[test]
fn no_template_exhausts_the_machine() {
    let desk = Desk::new();
    let mut random = Random::new(seed());
    let codes: Vec<i32> = (0..60).map(|n| added(&desk, &format!("t{n}"), &template(&mut random))).collect();
    assert!(codes.contains(&1) && codes.contains(&0), "hostile and harmless ones are among them: {codes:?}");
}
