// Opens every HTML document in a folder in Chromium, on a phone, on A4 and as print, and says what is wrong with it.
//   node check.mjs FOLDER [--write]
// Pages on paper are compared with pages.json; --write writes that file anew. Exit code 1 if anything is wrong.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { overflow, printed, structure } from './page.mjs';

const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const widths = { phone: 390, A4: 794 };
/** How wide the text is on paper, in px: the page without its margins. */
const paper = { upright: 665, across: 1009, screen: 846 };
const expectedFile = fileURLToPath(new URL('pages.json', import.meta.url));

const write = process.argv.includes('--write');
const folder = process.argv.slice(2).find((one) => !one.startsWith('--'));
if (!folder) {
  console.error('usage: node check.mjs FOLDER [--write]');
  process.exit(2);
}
const files = readdirSync(folder, { recursive: true }).map(String).filter((name) => name.endsWith('.html')).sort();
if (!files.length) {
  console.error(`there is no HTML file in ${folder}`);
  process.exit(1);
}

/** All that is wrong with a file, and its pages on paper. */
async function look(browser, path) {
  const faults = [];
  const address = pathToFileURL(path).href;
  const context = await browser.newContext();
  const page = await context.newPage();
  page.on('console', (said) => ['error', 'warning'].includes(said.type()) && faults.push(`console: ${said.text()}`));
  page.on('pageerror', (error) => faults.push(`console: ${error.message}`));
  page.on('dialog', (dialog) => { faults.push(`a dialog opens: ${dialog.message()}`); return dialog.dismiss(); });
  await page.route('**', (route) => {
    const to = route.request().url();
    if (to === address || to.startsWith('data:')) return route.continue();
    faults.push(`asks for ${to}`);
    return route.abort();
  });
  await page.goto(address);
  faults.push(...await page.evaluate(structure));
  for (const [name, width] of Object.entries(widths)) {
    await page.setViewportSize({ width, height: 900 });
    faults.push(...(await page.evaluate(overflow)).map((fault) => `${name}: ${fault}`));
  }
  const kind = await page.evaluate(() => document.documentElement.classList[0]);
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: paper[kind] ?? paper.upright, height: 900 });
  faults.push(...[...await page.evaluate(overflow), ...await page.evaluate(printed)].map((fault) => `print: ${fault}`));
  const pdf = await page.pdf({ preferCSSPageSize: true });
  await context.close();
  return { faults, pages: pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0 };
}

const executablePath = process.env.CHROMIUM || '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: flags });
const wrong = [];
const pages = {};
for (const name of files) {
  const seen = await look(browser, join(folder, name));
  pages[name] = seen.pages;
  wrong.push(...seen.faults.map((fault) => `${name}: ${fault}`));
}
await browser.close();

if (write) {
  writeFileSync(expectedFile, `${JSON.stringify(pages, null, 2)}\n`);
} else {
  const expected = JSON.parse(readFileSync(expectedFile, 'utf8'));
  for (const name of new Set([...Object.keys(expected), ...files])) {
    if (!(name in pages)) wrong.push(`${name}: is in pages.json, but there is no such document`);
    else if (!(name in expected)) wrong.push(`${name}: ${pages[name]} pages on paper, and pages.json does not have it (--write adds it)`);
    else if (pages[name] !== expected[name]) wrong.push(`${name}: ${pages[name]} pages on paper instead of ${expected[name]} (--write if that is right)`);
  }
}
for (const one of wrong) console.error(one);
const sheets = Object.values(pages).reduce((sum, count) => sum + count, 0);
console.log(`${files.length} documents, ${sheets} pages on paper, ${wrong.length} faults`);
process.exit(wrong.length ? 1 : 0);
