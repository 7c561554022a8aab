//! What can be typed. The help texts stand in `scalewright-words`, in every language.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use scalewright::source::editions::RuleKind;

#[derive(Debug, Parser)]
#[command(name = "scalewright", version)]
pub(crate) struct Args {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Global {
    #[arg(long, global = true, value_name = "ja|en", value_parser = ["ja", "en"])]
    pub lang: Option<String>,
    #[arg(long, global = true, value_name = "FOLDER", env = "SCALEWRIGHT_SCALES", hide_env_values = true)]
    pub scales: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    List,
    Show(Show),
    Check(Check),
    Score(Score),
    Explain(Explain),
    Schema(Schema),
    Test(Test),
    Render(Render),
    Build(Build),
    Forms(Forms),
    Sample(Sample),
    Fmt(Fmt),
    New(New),
    Release(Release),
    Next(Next),
    Cases(Cases),
    Diff(Diff),
    Impact(Impact),
    Lsp(Lsp),
}

impl Command {
    /// Whether the output is for machines.
    pub const fn for_machines(&self) -> bool {
        match self {
            Self::Check(check) => matches!(check.format, Findings::Json),
            Self::Score(score) => matches!(score.format, Scores::Json),
            Self::Explain(explain) => matches!(explain.format, Scores::Json),
            Self::Test(test) => matches!(test.format, Scores::Json),
            Self::Forms(forms) => {
                matches!(&forms.command, FormsCommand::Read(FormsRead { format: Findings::Json, .. }))
            }
            Self::Sample(sample) => matches!(sample.format, Scores::Json),
            Self::Next(next) => matches!(next.format, Scores::Json),
            Self::Diff(diff) => matches!(diff.page, Page::Json),
            Self::Impact(impact) => matches!(impact.page, Page::Json),

            Self::List
            | Self::Show(_)
            | Self::Schema(_)
            | Self::Render(_)
            | Self::Build(_)
            | Self::Fmt(_)
            | Self::New(_)
            | Self::Release(_)
            | Self::Cases(_)
            | Self::Lsp(_) => false,
        }
    }
}

#[derive(Debug, clap::Args)]
pub(crate) struct Show {
    #[arg(value_name = "SCALE")]
    pub scale: PathBuf,
    #[arg(value_name = "ITEM")]
    pub items: Vec<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    #[arg(value_name = "SCALE")]
    pub named: Vec<PathBuf>,
    #[arg(long)]
    pub evidence: bool,
    #[arg(long, value_enum, default_value_t = Findings::Full, value_name = "full|concise|json")]
    pub format: Findings,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Findings {
    Full,
    Concise,
    Json,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Score {
    #[arg(value_name = "VISIT")]
    pub visit: PathBuf,
    #[arg(long, value_name = "SCALE")]
    pub with: Option<PathBuf>,
    #[arg(long, value_name = "RATER")]
    pub rater: Option<String>,
    #[arg(long)]
    pub explain: bool,
    #[arg(long, value_enum, default_value_t = Scores::Table, value_name = "table|json")]
    pub format: Scores,
}

/// How scores are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Scores {
    Table,
    Json,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Explain {
    #[arg(value_name = "VISIT")]
    pub visit: PathBuf,
    #[arg(value_name = "ITEM", required = true)]
    pub items: Vec<String>,
    #[arg(long, value_name = "SCALE")]
    pub with: Option<PathBuf>,
    #[arg(long, value_name = "RATER")]
    pub rater: Option<String>,
    #[arg(long, value_enum, default_value_t = Scores::Table, value_name = "table|json")]
    pub format: Scores,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Next {
    #[arg(value_name = "VISIT")]
    pub visit: PathBuf,
    #[arg(value_name = "ITEM")]
    pub items: Vec<String>,
    #[arg(long, value_name = "SCALE")]
    pub with: Option<PathBuf>,
    #[arg(long, value_name = "RATER")]
    pub rater: Option<String>,
    #[arg(long = "total", value_name = "TOTAL")]
    pub step_total: Option<String>,
    #[arg(long, value_enum, default_value_t = Scores::Table, value_name = "table|json")]
    pub format: Scores,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Schema {
    #[arg(value_name = "NAME", value_parser = ["scale", "item", "forms", "battery", "assessment", "cases", "frozen"])]
    pub name: String,
    #[arg(long = "for", value_name = "SCALE")]
    pub of: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Test {
    #[arg(value_name = "SCALE")]
    pub named: Vec<PathBuf>,
    #[arg(long)]
    pub coverage: bool,
    #[arg(long, conflicts_with = "coverage")]
    pub accept: bool,
    #[arg(long, requires = "accept")]
    pub yes: bool,
    #[arg(long, value_enum, default_value_t = Scores::Table, value_name = "table|json")]
    pub format: Scores,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Forms {
    #[command(subcommand)]
    pub command: FormsCommand,
}

/// What is done with workbooks.
#[derive(Debug, Subcommand)]
pub(crate) enum FormsCommand {
    New(FormsNew),
    Read(FormsRead),
    Strip(FormsStrip),
}

#[derive(Debug, clap::Args)]
pub(crate) struct FormsNew {
    #[arg(long = "scale", value_name = "SCALE")]
    pub subject: Option<PathBuf>,
    #[arg(long, value_name = "VISIT")]
    pub assessment: Option<PathBuf>,
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub workbook: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(crate) struct FormsRead {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub visit_file: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub fixed: Option<PathBuf>,
    #[arg(long = "with", value_name = "SCALE")]
    pub forms_of: Option<PathBuf>,
    #[arg(long)]
    pub show_clients: bool,
    #[arg(long, value_enum, default_value_t = Findings::Full, value_name = "full|concise|json")]
    pub format: Findings,
}

#[derive(Debug, clap::Args)]
pub(crate) struct FormsStrip {
    #[arg(value_name = "FILE")]
    pub visit_or_book: PathBuf,
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub stripped: PathBuf,
    #[arg(long = "with", value_name = "SCALE")]
    pub forms_of: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Sample {
    #[arg(value_name = "FILE")]
    pub visit_or_book: PathBuf,
    #[arg(long, value_name = "SEED")]
    pub seed: Option<String>,
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub drawn: Option<PathBuf>,
    #[arg(long)]
    pub again: bool,
    #[arg(long = "with", value_name = "SCALE")]
    pub forms_of: Option<PathBuf>,
    #[arg(long)]
    pub show_clients: bool,
    #[arg(long, value_enum, default_value_t = Scores::Table, value_name = "table|json")]
    pub format: Scores,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Fmt {
    #[arg(value_name = "PATH")]
    pub laid_out: Vec<PathBuf>,
    #[arg(long = "check")]
    pub only_check: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct New {
    #[command(subcommand)]
    pub command: NewCommand,
}

/// What is begun.
#[derive(Debug, Subcommand)]
pub(crate) enum NewCommand {
    Scale(NewScale),
    Edition(NewEdition),
    Item(NewItem),
}

#[derive(Debug, clap::Args)]
pub(crate) struct NewScale {
    #[arg(value_name = "ID")]
    pub new_id: String,
    #[arg(long = "edition", value_name = "EDITION", default_value = "1")]
    pub first_edition: String,
}

#[derive(Debug, clap::Args)]
pub(crate) struct NewEdition {
    #[arg(value_name = "SCALE")]
    pub copied: PathBuf,
    #[arg(value_name = "NEW-EDITION")]
    pub new_edition: String,
}

#[derive(Debug, clap::Args)]
pub(crate) struct NewItem {
    #[arg(value_name = "SCALE")]
    pub scale: PathBuf,
    #[arg(value_name = "CODE")]
    pub new_code: String,
    #[arg(long, value_name = "RULE", default_value = "choice", value_parser = RuleKind::ALL.map(RuleKind::name))]
    pub rule: String,
    #[arg(long, value_name = "SUBSCALE")]
    pub subscale: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Release {
    #[arg(value_name = "SCALE")]
    pub released: PathBuf,
    #[arg(long = "on", value_name = "DATE")]
    pub released_on: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Cases {
    #[command(subcommand)]
    pub command: CasesCommand,
}

/// What is done with cases beside running them.
#[derive(Debug, Subcommand)]
pub(crate) enum CasesCommand {
    Generate(CasesGenerate),
}

#[derive(Debug, clap::Args)]
pub(crate) struct CasesGenerate {
    #[arg(value_name = "SCALE")]
    pub scale: PathBuf,
    #[arg(value_name = "ITEM")]
    pub items: Vec<String>,
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub cases_file: Option<PathBuf>,
    #[arg(long)]
    pub missing_only: bool,
    #[arg(long = "check")]
    pub is_current: bool,
    #[arg(long = "force", conflicts_with = "is_current")]
    pub over_any: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Diff {
    #[arg(value_name = "OLD", display_order = 1)]
    pub older: PathBuf,
    #[arg(value_name = "NEW", display_order = 2)]
    pub newer: PathBuf,
    #[arg(long = "item", value_name = "ITEM", value_delimiter = ',')]
    pub only_items: Vec<String>,
    #[arg(long = "kind", value_name = "KIND", value_delimiter = ',')]
    pub kinds: Vec<String>,
    #[arg(long)]
    pub places: bool,
    #[arg(long)]
    pub exit_code: bool,
    #[arg(long = "format", value_enum, default_value_t = Page::Text, value_name = "text|html|json")]
    pub page: Page,
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Impact {
    #[arg(value_name = "OLD", display_order = 1)]
    pub older: PathBuf,
    #[arg(value_name = "NEW", display_order = 2)]
    pub newer: PathBuf,
    #[arg(long = "assessments", value_name = "FOLDER")]
    pub visits: PathBuf,
    #[arg(long = "format", value_enum, default_value_t = Page::Text, value_name = "text|html|json")]
    pub page: Page,
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// How a comparison is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Page {
    Text,
    Html,
    Json,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Lsp {
    // Editors that know several ways to speak with a server say so.
    #[arg(long)]
    pub stdio: bool,
}

/// What documents are made of, and how.
#[derive(Debug, clap::Args)]
pub(crate) struct Making {
    #[arg(long = "scale", value_name = "SCALE")]
    pub subject: Option<PathBuf>,
    #[arg(long, value_name = "VISIT")]
    pub assessment: Option<PathBuf>,
    #[arg(long, value_name = "RATER", requires = "assessment")]
    pub rater: Option<String>,
    #[arg(long, value_name = "FOLDER", env = "SCALEWRIGHT_TEMPLATES", hide_env_values = true)]
    pub templates: Option<PathBuf>,
    #[arg(long, value_name = "PATH", env = "SCALEWRIGHT_FONTS", hide_env_values = true, value_delimiter = PATHS)]
    pub fonts: Vec<PathBuf>,
    #[arg(long)]
    pub watch: bool,
}

/// What stands between several paths.
const PATHS: char = if cfg!(windows) { ';' } else { ':' };

#[derive(Debug, clap::Args)]
pub(crate) struct Render {
    #[arg(value_name = "DOCUMENT")]
    pub document: String,
    #[command(flatten)]
    pub making: Making,
    #[arg(long = "format", value_enum, value_name = "pdf|html|md")]
    pub form: Option<Form>,
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Build {
    #[command(flatten)]
    pub making: Making,
    #[arg(long = "format", value_enum, value_name = "pdf|html|md", value_delimiter = ',')]
    pub forms: Vec<Form>,
    #[arg(long, value_name = "ja|en", value_parser = ["ja", "en"], value_delimiter = ',')]
    pub languages: Vec<String>,
    #[arg(short = 'o', long = "output", value_name = "FOLDER")]
    pub folder: PathBuf,
}

/// The format of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    Pdf,
    Html,
    Md,
}

impl Form {
    /// The ending of its files.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Html => "html",
            Self::Md => "md",
        }
    }

    /// The format of a file by its ending.
    pub fn of_file(path: &std::path::Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?;
        [Self::Pdf, Self::Html, Self::Md].into_iter().find(|form| form.ending() == ending)
    }
}
