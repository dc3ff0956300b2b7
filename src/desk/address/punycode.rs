//! Domain labels beyond ASCII in the form that every mail server takes (RFC 3492, RFC 5891 §4.4).

/// The numbers of RFC 3492 §5.
const BASE: u32 = 36;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const FIRST_BIAS: u32 = 72;
const FIRST_CODE: u32 = 128;

/// A label in ASCII: as it is, or as `xn--…`. `None` where a character has no place in a name or the result is too long.
/// The label must be folded (lower case, NFC) before.
pub(super) fn label(label: &str) -> Option<String> {
    if label.is_ascii() {
        return Some(label.to_owned());
    }
    let allowed =
        |c: char| if c.is_ascii() { c.is_ascii_alphanumeric() || c == '-' } else { is_name_character(c) };
    let encoded = label.chars().all(allowed).then(|| encode(label))??;
    Some(format!("xn--{encoded}")).filter(|whole| whole.len() <= 63)
}

/// Letters, digits and marks; no blanks, no signs that hide or turn the direction, no private characters.
fn is_name_character(c: char) -> bool {
    let hidden = matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}')
        || matches!(c, '\u{061C}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFD}')
        || matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{E0000}'..);
    !hidden && !c.is_control() && !c.is_whitespace()
}

/// The encoding procedure of RFC 3492 §6.3.
fn encode(label: &str) -> Option<String> {
    let mut output: String = label.chars().filter(char::is_ascii).collect();
    let basic = u32::try_from(output.len()).ok()?;
    let total = u32::try_from(label.chars().count()).ok()?;
    if basic > 0 {
        output.push('-');
    }
    let (mut code, mut delta, mut bias, mut handled) = (FIRST_CODE, 0_u32, FIRST_BIAS, basic);
    while handled < total {
        let next = label.chars().map(u32::from).filter(|c| *c >= code).min()?;
        delta = delta.checked_add((next - code).checked_mul(handled + 1)?)?;
        code = next;
        for c in label.chars().map(u32::from) {
            if c < code {
                delta = delta.checked_add(1)?;
            } else if c == code {
                write_number(&mut output, delta, bias)?;
                bias = adapt(delta, handled + 1, handled == basic);
                delta = 0;
                handled += 1;
            }
        }
        delta = delta.checked_add(1)?;
        code += 1;
    }
    Some(output)
}

/// A number in digits whose weight depends on the bias (§3.3).
fn write_number(output: &mut String, number: u32, bias: u32) -> Option<()> {
    let mut rest = number;
    for k in (BASE..).step_by(BASE as usize) {
        let threshold = k.saturating_sub(bias).clamp(1, 26);
        if rest < threshold {
            break;
        }
        output.push(digit(threshold + (rest - threshold) % (BASE - threshold))?);
        rest = (rest - threshold) / (BASE - threshold);
    }
    output.push(digit(rest)?);
    Some(())
}

fn digit(value: u32) -> Option<char> {
    char::from_digit(value, BASE).map(|c| match c {
        // RFC 3492 counts a to z before 0 to 9; `from_digit` counts the other way round.
        '0'..='9' => char::from(b'a' + c as u8 - b'0'),
        'a'..='p' => char::from(b'k' + c as u8 - b'a'),
        other => char::from(b'0' + other as u8 - b'q'),
    })
}

/// §6.1.
fn adapt(delta: u32, points: u32, first: bool) -> u32 {
    let mut delta = if first { delta / DAMP } else { delta / 2 };
    delta += delta / points;
    let mut k = 0;
    while delta > (BASE - 1) * 26 / 2 {
        delta /= BASE - 1;
        k += BASE;
    }
    k + BASE * delta / (delta + SKEW)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_names_come_out_as_registered() {
        for (name, registered) in [
            ("example", "example"),
            ("bücher", "xn--bcher-kva"),
            ("münchen", "xn--mnchen-3ya"),
            ("čakovec", "xn--akovec-h2a"),
            ("рф", "xn--p1ai"),
            ("日本語", "xn--wgv71a119e"),
            ("faß", "xn--fa-hia"),
            ("中国", "xn--fiqs8s"),
        ] {
            assert_eq!(label(name).as_deref(), Some(registered), "{name}");
        }
    }

    #[test]
    fn names_with_hidden_or_foreign_signs_are_refused() {
        for name in ["a\u{200B}ä", "ä b", "ä\u{202E}", "ä@", "ä\u{0}", &"ä".repeat(70)] {
            assert_eq!(label(name), None, "{name:?}");
        }
    }
}
