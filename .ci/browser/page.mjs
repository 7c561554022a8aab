// What is asked of a page while it is open: the functions here run inside the browser, without anything from outside them.

/** Elements that stick out of the page to the right, outside boxes that scroll. */
export function overflow() {
  const page = document.documentElement;
  const most = page.clientWidth;
  if (page.scrollWidth <= most) return [];
  const holder = (one) => (getComputedStyle(one).position === 'absolute' ? one.offsetParent : one.parentElement);
  const scrolls = (one) => {
    for (let up = holder(one); up && up !== document.body; up = holder(up)) {
      if (getComputedStyle(up).overflowX !== 'visible') return true;
    }
    return false;
  };
  const out = [...document.body.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > most + 1);
  const inner = out.filter((one) => !scrolls(one) && !out.some((other) => other !== one && one.contains(other)));
  const told = (inner.length ? inner : out).slice(0, 3).map((one) => {
    const text = (one.textContent || '').trim().slice(0, 40);
    return `<${one.tagName.toLowerCase()} class="${one.getAttribute('class') || ''}"> "${text}" ends at ${Math.round(one.getBoundingClientRect().right)}`;
  });
  return [`the page is ${page.scrollWidth} px wide, the window ${most} px: ${told.join('; ') || 'no element found'}`];
}

/** What does not depend on the width: headings, names, links, tables. */
export function structure() {
  const faults = [];
  const all = (selector) => [...document.querySelectorAll(selector)];
  const shown = (one) => one.outerHTML.slice(0, 100);
  if (!/^(ja|en)$/.test(document.documentElement.lang)) faults.push(`<html lang="${document.documentElement.lang}">`);
  if (!document.title.trim()) faults.push('the title is empty');
  if (all('main').length !== 1) faults.push(`${all('main').length} <main> instead of one`);
  const headings = all('h1, h2, h3, h4, h5, h6');
  const titles = headings.filter((one) => one.tagName === 'H1');
  if (titles.length !== 1) faults.push(`${titles.length} <h1> instead of one`);
  let before = 0;
  for (const one of headings) {
    const level = Number(one.tagName[1]);
    if (level > before + 1) faults.push(`<h${level}> "${one.textContent.trim()}" follows ${before ? `<h${before}>` : 'nothing'}`);
    if (!one.textContent.trim()) faults.push(`an empty <h${level}>`);
    before = level;
  }
  const named = (one) => {
    const label = (one.getAttribute('aria-labelledby') || '').split(' ').filter(Boolean).map((id) => document.getElementById(id));
    return Boolean(
      one.getAttribute('alt')?.trim() || one.getAttribute('aria-label')?.trim() || one.querySelector('title')?.textContent.trim() ||
      label.some((other) => other && other.textContent.trim()));
  };
  for (const one of all('img, svg, [role="img"], [role="region"], nav, table')) {
    if (one.closest('[aria-hidden="true"]') || one.parentElement.closest('svg')) continue;
    if (!named(one)) faults.push(`without a name: ${shown(one)}`);
  }
  for (const one of all('th')) if (!one.hasAttribute('scope')) faults.push(`without a scope: ${shown(one)}`);
  for (const one of all('[tabindex]')) if (!one.hasAttribute('role')) faults.push(`takes the focus without a role: ${shown(one)}`);
  for (const one of all('a')) {
    const to = one.getAttribute('href') || '';
    if (!to.startsWith('#') || !document.getElementById(to.slice(1))) faults.push(`leads nowhere: ${shown(one)}`);
  }
  const ids = all('[id]').map((one) => one.id);
  for (const id of new Set(ids.filter((id, at) => ids.indexOf(id) !== at))) faults.push(`the id ${id} stands twice`);
  for (const one of all('script, iframe, object, embed, link, form, base')) faults.push(`not wanted in a document: ${shown(one)}`);
  return faults;
}

/** Whether there is room for a pen on paper. */
export function printed() {
  const widths = [...document.querySelectorAll('.box')].map((one) => one.getBoundingClientRect().width * 25.4 / 96);
  const least = Math.min(...widths);
  return least < 4.95 ? [`a box to tick is ${least.toFixed(1)} mm wide`] : [];
}
