//! A real Chromium without a window, spoken to over a pair of pipes (the DevTools protocol, `--remote-debugging-pipe`:
//! it reads JSON ended by NUL from descriptor 3 and writes to 4). No port is opened.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};

/// A browser with one page open.
pub struct Browser {
    child: Child,
    to: Option<ChildStdin>,
    from: Receiver<Value>,
    session: Value,
    calls: u64,
    /// What it told without being asked, since the last page was opened.
    pub told: Vec<Value>,
}

/// How long any one answer may take.
const PATIENCE: Duration = Duration::from_secs(60);

impl Browser {
    /// Starts the browser with a profile of its own in `folder`.
    pub fn start(program: &str, folder: &Path) -> Browser {
        let mut child = Command::new("sh")
            .args(["-c", "exec \"$0\" \"$@\" 3<&0 4>&1 >/dev/null 2>&1", program])
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
            ])
            .args([
                "--hide-scrollbars",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-extensions",
            ])
            .args(["--remote-debugging-pipe", "--force-device-scale-factor=1", "about:blank"])
            .arg(format!("--user-data-dir={}", folder.join("profile").display()))
            .env("HOME", folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let to = child.stdin.take();
        let answers = child.stdout.take().unwrap();
        let (sender, from) = channel();
        std::thread::spawn(move || {
            for message in BufReader::new(answers).split(0).map_while(Result::ok) {
                let read = serde_json::from_slice(&message).unwrap();
                if sender.send(read).is_err() {
                    return;
                }
            }
        });
        let mut browser = Browser { child, to, from, session: Value::Null, calls: 0, told: Vec::new() };
        let page = browser.call("Target.createTarget", json!({"url": "about:blank"}));
        let attached =
            browser.call("Target.attachToTarget", json!({"targetId": page["targetId"], "flatten": true}));
        browser.session = attached["sessionId"].clone();
        for room in ["Page", "Network", "Log", "Runtime", "Accessibility"] {
            browser.call(&format!("{room}.enable"), json!({}));
        }
        browser
    }

    /// Asks for something and waits for the answer.
    pub fn call(&mut self, method: &str, words: Value) -> Value {
        self.calls += 1;
        let id = self.calls;
        let mut message = json!({"id": id, "method": method, "params": words});
        if !self.session.is_null() {
            message["sessionId"] = self.session.clone();
        }
        let mut bytes = message.to_string().into_bytes();
        bytes.push(0);
        self.to
            .as_mut()
            .unwrap()
            .write_all(&bytes)
            .unwrap_or_else(|error| panic!("the browser is gone: {error}"));
        loop {
            let mut read = self.next(method);
            if read["id"] == id {
                assert!(read.get("error").is_none(), "{method}: {}", read["error"]);
                return read["result"].take();
            }
            self.told.push(read);
        }
    }

    fn next(&mut self, wanted: &str) -> Value {
        self.from
            .recv_timeout(PATIENCE)
            .unwrap_or_else(|error| panic!("the browser does not say {wanted}: {error}"))
    }

    /// Opens a file and waits until it is there, with all that it asked for.
    pub fn open(&mut self, file: &Path) {
        self.told.clear();
        self.call("Page.navigate", json!({"url": format!("file://{}", file.display())}));
        while !self.told.iter().any(|told| told["method"] == "Page.loadEventFired") {
            let read = self.next("Page.loadEventFired");
            self.told.push(read);
        }
    }

    /// A screen so wide, in a scheme (`light`, `dark`), for a medium (`screen`, `print`).
    pub fn screen(&mut self, width: u32, scheme: &str, medium: &str) {
        let size = json!({"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false});
        self.call("Emulation.setDeviceMetricsOverride", size);
        let features = json!([{"name": "prefers-color-scheme", "value": scheme}]);
        self.call("Emulation.setEmulatedMedia", json!({"media": medium, "features": features}));
    }

    /// What an expression gives in the open page.
    pub fn value(&mut self, expression: &str) -> Value {
        let mut answer =
            self.call("Runtime.evaluate", json!({"expression": expression, "returnByValue": true}));
        assert!(answer.get("exceptionDetails").is_none(), "{expression}: {answer}");
        answer["result"]["value"].take()
    }

    /// The whole page as PNG.
    pub fn picture(&mut self) -> Vec<u8> {
        let clip = self.whole();
        let answer =
            self.call("Page.captureScreenshot", json!({"captureBeyondViewport": true, "clip": clip}));
        decoded(answer["data"].as_str().unwrap())
    }

    fn whole(&mut self) -> Value {
        let size = self.call("Page.getLayoutMetrics", json!({}))["cssContentSize"].clone();
        json!({"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1})
    }

    /// The page on paper, A4, as PDF.
    pub fn paper(&mut self) -> Vec<u8> {
        let paper = json!({"paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": true});
        let answer = self.call("Page.printToPDF", paper);
        decoded(answer["data"].as_str().unwrap())
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The end of its input ends the browser; should it hang, it is ended.
        self.to = None;
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Base64 (RFC 4648, §4).
fn decoded(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut held) = (0u32, 0);
    for c in text.bytes().filter(|c| *c != b'=') {
        let six = match c {
            b'A'..=b'Z' => c - b'A',
            b'a'..=b'z' => c - b'a' + 26,
            b'0'..=b'9' => c - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => panic!("no base64: {c}"),
        };
        bits = bits << 6 | u32::from(six);
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push((bits >> held & 0xff) as u8);
        }
    }
    out
}
