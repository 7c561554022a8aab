//! Cases from the command line: differences, new expectations, coverage, cases that are made.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the root is there")
}

/// A copy of the sample scale of the book in a folder of its own, removed at the end.
struct Garden(PathBuf);

impl Garden {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("scalewright-cli-{name}-{}", std::process::id()));
        copy(&root().join("book/examples/garden"), &folder.join("scales/garden"));
        Self(folder)
    }

    fn path(&self, file: &str) -> PathBuf {
        self.0.join("scales/garden").join(file)
    }

    fn text(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).expect("the file is there")
    }

    fn change(&self, file: &str, from: &str, to: &str) {
        let text = self.text(file);
        assert!(text.contains(from), "{file} has {from}");
        fs::write(self.path(file), text.replace(from, to)).expect("the file can be written");
    }

    /// Runs the program beside the scales, in English, where nobody can be asked.
    fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().expect("the program runs")
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_scalewright"));
        command.args(args).current_dir(&self.0).stdin(Stdio::null());
        for name in ["SCALEWRIGHT_SCALES", "COLUMNS", "CI"] {
            command.env_remove(name);
        }
        command.env("SCALEWRIGHT_LANG", "en");
        command
    }
}

impl Drop for Garden {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("the folder is there").flatten() {
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if source.is_dir() {
            copy(&source, &target);
        } else {
            fs::copy(&source, &target).expect("a file can be copied");
        }
    }
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("the program ends by itself")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("the output is UTF-8")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("the messages are UTF-8")
}
