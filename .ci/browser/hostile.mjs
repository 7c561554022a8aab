// Puts texts that could break a page into a visit: node hostile.mjs VISIT.ron OUT.ron
// Site, contact, sender, notes, strengths and challenges get them; the rest, and so every score, stays as it is.
import { readFileSync, writeFileSync } from 'node:fs';

const texts = [
  '# heading? $x^2$ <script>alert(1)</script> {{ 7*7 }} {% raw %} C:\\dir\\',
  '</style></main><img src=x onerror=alert(1)> "two" \'one\' &amp; &lt; `code` ```',
  'emoji 👩‍👩‍👧‍👦 combining é ề̤̣ rtl: مرحبا بالعالم (123) שלום end',
  '| a | b |\n| --- | --- |\n- list\n1. one\n    code\n> quote\n***\n===',
  'W'.repeat(5000) + 'あ'.repeat(5000),
  '',
  '**bold** _it_ [link](javascript:alert(1)) ![i](x) <!-- c --> ]]> $$ %s',
  '   # leading spaces #',
];
const [from, to] = process.argv.slice(2);
const ron = (text) => JSON.stringify(text);
let used = 0;
const next = () => ron(texts[used++ % texts.length]);

let inside = '';
const lines = readFileSync(from, 'utf8').split('\n').map((line) => {
  const begins = /^ {4}(site|plan|notes|strengths|challenges): [([{]/.exec(line);
  if (begins) inside = begins[1];
  else if (/^ {4}[)\]}],/.test(line)) inside = '';
  else if (inside === 'notes') return line.replace(/^( +"[^"]+": )"(?:[^"\\]|\\.)*"/, (_, key) => key + next());
  else if (inside === 'strengths' || inside === 'challenges') return line.replace(/"(?:[^"\\]|\\.)*"/, next);
  else if (inside) return line.replace(/^( +(?:name|contact|sender): )"(?:[^"\\]|\\.)*"/, (_, key) => key + ron(texts[inside === 'site' ? 0 : 2]));
  return line.replace(/^( {4}final: )true/, '$1false');
});
if (used < texts.length * 2) {
  console.error(`${from}: only ${used} texts were found to replace; has the form of visits changed?`);
  process.exit(1);
}
writeFileSync(to, lines.join('\n'));
