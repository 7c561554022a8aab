# The help of the command line
help-template = x
    .text =
        {"{about}"}

        Usage: {"{usage}"}

        {"{all-args}{after-help}"}
help-examples = Examples:
help-commands = Commands
help-options = Options
help-arguments = Arguments
help-scalewright = Rating scales as data: checks a scale, scores a visit, and says why.
    .examples =
        scalewright list
        scalewright show jips-25 II-6
        scalewright score scales/jips-visit/2026/visits/strong.ron
        scalewright explain scales/jips-visit/2026/visits/strong.ron I-1
help-list = Lists the scales
    .examples = scalewright list
help-show = Shows a scale or some of its items as text
    .examples =
        scalewright show jips-25
        scalewright show jips-25 II-6
        scalewright show goi G4 --lang en
help-check = Shows everything that is wrong or doubtful in scales, with its place and how to mend it
    .examples =
        scalewright check
        scalewright check jips-25 --evidence
        scalewright check scales/goi/2026 --format json
help-score = Scores a visit (exit code 0: every score is there, 3: some are open, 1: the file has errors)
    .examples =
        scalewright score scales/jips-visit/2026/visits/strong.ron
        scalewright score scales/jips-visit/2026/visits/young.ron --format json
        scalewright score scales/jips-visit/2026/visits/strong.ron --rater R1
help-explain = Explains how the score of an item came about, and why it is not the next one
    .examples =
        scalewright explain scales/jips-visit/2026/visits/strong.ron I-1
        scalewright explain scales/jips-visit/2026/visits/young.ron II-6 goi:G4
help-schema = Prints the JSON Schema of a kind of file
    .examples =
        scalewright schema item
        scalewright schema assessment --for jips-visit
help-test = Runs the cases that stand beside the scales
    .examples =
        scalewright test
        scalewright test jips-25
        scalewright test jips-25 --coverage
        scalewright test jips-25 --accept
help-render = Makes one document: manual, score sheet, report and others
    .examples =
        scalewright render manual --scale jips-visit -o manual.html
        scalewright render score-sheet --scale jips-visit -o score-sheet.pdf
        scalewright render report --assessment scales/jips-visit/2026/visits/strong.ron -o report.html
        scalewright render manual --scale jips-25 --lang en --watch -o manual.html
help-build = Makes every document that can be made, into a folder
    .examples =
        scalewright build --scale jips-visit -o printed
        scalewright build --assessment scales/jips-visit/2026/visits/strong.ron --format pdf --languages ja -o printed
help-arg-document = The name of the document (manual, score-sheet and others; a name that does not exist lists them)
help-arg-subject = The folder or the name of a scale or a battery
help-arg-assessment = The file of a visit
help-arg-templates = A folder with templates or styles of your own; they take the place of those of the same name
help-arg-fonts = Files or folders of fonts, for PDF; they come before those of the machine
help-arg-watch = Make it again whenever a file changes
help-arg-form = The format (by the ending of the file if it is left out)
help-arg-forms = The formats, with commas between them (HTML, and PDF where it can be made)
help-arg-languages = The languages (both if it is left out)
help-arg-output = The file to write (the screen if it is left out)
help-arg-folder = The folder to write to
help-help = Shows how to use a command
help-arg-lang = Language of the output (otherwise that of the environment)
help-arg-scales = Folder of the scales (otherwise `scales` here or further up)
help-arg-scale = Folder or name of a scale (jips-25, jips-25@2026)
help-arg-items = Codes of items; in a battery also goi:G1
help-arg-evidence = List numbers that are assumed or reconstructed as well
help-arg-format = Form of the output (the first is the default)
help-arg-visit = File of a visit
help-arg-with = Folder or name of the scale to score with (otherwise the one named in the file)
help-arg-rater = Use the answers that this rater gave alone
help-arg-explain = Explain every item as well
help-arg-named = Folders or names of scales (all of them if none is named)
help-arg-name = Kind of file
help-arg-of = Print the form of an assessment for this scale
help-arg-subcommand = Command
help-arg-help = Show this help
help-arg-version = Show the version
help-forms = Makes the forms that a site fills in (a workbook), and reads what comes back
    .examples =
        scalewright forms new --scale jips-visit -o forms.xlsx
        scalewright forms read forms.xlsx -o visit.ron
help-forms-new = Makes a workbook: cover, forms, record sheet, scores, results, charts
    .examples =
        scalewright forms new --scale jips-visit -o forms.xlsx
        scalewright forms new --assessment visit.ron -o day.xlsx
help-forms-read = Reads a workbook that was filled in, and lists what to correct by sheet and cell (xlsx, xls, ods, folders of CSV)
    .examples =
        scalewright forms read forms.xlsx
        scalewright forms read forms.xlsx -o visit.ron
        scalewright forms read forms.xlsx --fixed to-mend.xlsx
help-forms-strip = Takes out names, free text and local numbers (the scores stay the same)
    .examples =
        scalewright forms strip visit.ron -o shared.ron
help-sample = Draws at random the records that are read
    .examples =
        scalewright sample visit.ron
        scalewright sample visit.ron -o visit.ron
        scalewright sample visit.ron --seed 20261015
help-arg-workbook = The workbook to write (.xlsx)
help-arg-file = The workbook that was filled in, or a folder of CSV files
help-arg-visit_file = The file for the visit that was read (.ron or .xlsx)
help-arg-fixed = A copy that goes back to the site, with marks on what to mend (.xlsx)
help-arg-forms_of = The scale or the battery that the forms belong to (if left out, what the workbook says)
help-arg-show_clients = Show what stands in cells about clients as well
help-arg-visit_or_book = A visit (.ron) or a workbook
help-arg-stripped = The file to write (.ron or .xlsx)
help-arg-seed = The seed of the drawing (if left out, one is chosen at random)
help-arg-drawn = The file for the visit with the drawing in it (.ron or .xlsx)
help-arg-again = Replace the record sheet by what is drawn, even if it is filled in
help-fmt = Lays out files in one way; data and comments stay as they are
    .examples =
        scalewright fmt
        scalewright fmt scales/goi/2026
        scalewright fmt --check
help-arg-laid_out = Files, folders or scales (all files of the scales if left out)
help-arg-only_check = Write nothing; list the files that would change, with the first place
help-new = Begins a scale, an edition or an item; nothing is ever written over
    .examples =
        scalewright new scale my-scale
        scalewright new edition jips-25 2027
        scalewright new item my-scale B1 --rule count --subscale group
help-new-scale = Begins a scale with a small sample that passes `check` and `test`
    .examples =
        scalewright new scale my-scale
        scalewright new scale my-scale --edition 2027
help-new-edition = Copies an edition of a scale, a battery or shared forms, for revision; each item says which one it corresponds to
    .examples =
        scalewright new edition jips-25 2027
        scalewright new edition scales/visit-forms/2026 2027
help-new-item = Begins an item from a template of its kind of rule, and lists it in a subscale
    .examples =
        scalewright new item my-scale B1 --subscale group
        scalewright new item my-scale B2 --rule bands --subscale group
help-release = Freezes an edition: checks it, sets its status, and writes the list of its files (frozen.ron)
    .examples =
        scalewright release my-scale
        scalewright release scales/my-scale/1 --on 2026-04-01
help-arg-new_id = Name of the new scale: small letters, digits and hyphens
help-arg-first_edition = Name of its first edition (otherwise 1)
help-arg-copied = Folder or name of what is copied: a scale, a battery or shared forms
help-arg-new_edition = Name of the new edition
help-arg-new_code = Code of the new item
help-arg-rule = Kind of rule: choice, bands, count, ladder, first-match, yes-no, rating (otherwise choice)
help-arg-subscale = Subscale that the item belongs to (needed if there are several)
help-arg-released = Folder or name of what is released: a scale, a battery or shared forms
help-arg-released_on = Day of the release, as 2026-04-01 (otherwise today)
help-next = Shows the smallest changes that lead to a higher score, the way to the next band of a total, and what to ask before the visit ends (exit code 0: every item has a score; 3: some are open)
    .examples =
        scalewright next scales/jips-visit/2026/visits/strong.ron
        scalewright next scales/jips-visit/2026/visits/young.ron III-6
        scalewright next scales/jips-visit/2026/visits/strong.ron --total total --format json
help-arg-step_total = For this total only (it also orders what to ask)
help-cases = Makes cases
    .examples =
        scalewright cases generate jips-25
        scalewright cases generate jips-25 III-6 --missing-only
help-cases-generate = Makes as few cases as possible that touch each threshold, criterion, limit and missing value
    .examples =
        scalewright cases generate jips-25
        scalewright cases generate jips-25 III-6 --missing-only
        scalewright cases generate jips-25 --check
help-arg-coverage = Show what the cases touch and what no case touches (exit code 1 below what the scale demands)
help-arg-accept = Show the differences, ask, and put what came out into the cases as their expectation (never where the environment variable CI is set; an empty one counts as not set)
help-arg-yes = Write without asking
help-arg-cases_file = The file to write (cases/boundaries.ron in the folder of the scale, if it is not given)
help-arg-missing_only = Only for what no other case touches yet
help-arg-is_current = Write nothing, and say whether the cases of the file are current (with the options and the language in its first line)
help-arg-over_any = Replace cases that were written by hand, too
help-diff = Shows what differs between two editions of a scale, or two scales, item by item and by kind (with --exit-code, the exit code is 1 if anything does)
    .examples =
        scalewright diff ips-25 jips-25
        scalewright diff jips-25@2026 jips-25@2027 --kind threshold,rule
        scalewright diff ips-25 jips-25 --item I-3 --places
        scalewright diff ips-25 jips-25 --format html -o differences.html
help-impact = Scores stored visits with both, and shows what changes, by how much, and because of what (exit code 0: all were read, 3: some files cannot be read, 1: none can)
    .examples =
        scalewright impact jips-25@2026 jips-25@2027 --assessments visits
        scalewright impact ips-25 jips-25 --assessments scales/jips-visit/2026/visits
        scalewright impact jips-25@2026 jips-25@2027 --assessments visits --format html -o impact.html
help-arg-older = The folder or the name of the older scale (jips-25@2026)
help-arg-newer = The folder or the name of the newer scale
help-arg-only_items = Show these items only (older or newer codes; several with `,` between them)
help-arg-kinds = Show these kinds only (structure, rule, threshold, anchor, question, form, evidence, wording; several with `,` between them)
help-arg-places = Say where each change stands (file and line)
help-arg-exit_code = Let the exit code be 1 if anything differs
help-arg-page = The form of the output (the first one is the default; html needs -o)
help-arg-visits = The folder of stored visits (.ron); folders inside it are read too
help-lsp = Serves an editor as a language server: findings as you type, names, anchor texts (the editor starts it)
    .examples =
        scalewright lsp
        scalewright lsp --lang ja
help-arg-stdio = Speak over standard input and output (this is always so; some editors ask for it)
# What is wrong with a command line
typed-no-value = a value is missing after `{ $arg }`
typed-bad-value = `{ $value }` is not possible for `{ $arg }`
typed-unknown = `{ $arg }` is not known here
typed-no-command = there is no command `{ $name }`
typed-too-many = too many values stand after `{ $arg }`
typed-conflict = `{ $arg }` and `{ $other }` cannot stand together
typed-twice = `{ $arg }` can be written only once
typed-missing = something is missing: { $arg }
typed-which-command = a command is missing
typed-no-text = the command line has characters that cannot be read
typed-known = possible are: { $known }
typed-usage = usage: { $usage }
typed-help = `--help` says more
