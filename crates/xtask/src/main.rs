//! `cargo xtask generate` writes the generated files.
#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::fs;
use std::process::ExitCode;

fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        Some("generate") => generate(),
        _ => {
            eprintln!("cargo xtask generate    writes schemas/ and book/src/reference/");
            ExitCode::from(2)
        }
    }
}

fn generate() -> ExitCode {
    for file in xtask::generated() {
        let path = xtask::root().join(&file.path);
        let written =
            path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&path, &file.text));
        if let Err(error) = written {
            eprintln!("{}: {error}", path.display());
            return ExitCode::FAILURE;
        }
        println!("{}", file.path.display());
    }
    ExitCode::SUCCESS
}
