// Paper: the handbook as a book, and pages without what only a screen can use. PDFs are made by Chromium and read
// by pdftotext.
// node tests/browser/print.mjs SITE.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch, newPage } from './chromium.mjs';
import { close, promise } from './promise.mjs';

const site = resolve(process.argv[2] ?? 'public');
const folder = mkdtempSync(join(tmpdir(), 'leitstand-print-'));
const browser = await launch();
const plain = (text) => text.replaceAll('\u00ad', '').replace(/\s+/g, ' ').trim();

// A page of the portal on paper: the texts of its pages, and what `ask` finds out in the browser.
async function paper(path, ask = () => null) {
  const page = await newPage(browser);
  await page.goto(pathToFileURL(join(site, path)).href);
  const asked = await page.evaluate(ask);
  const pdf = join(folder, 'page.pdf');
  await page.pdf({ path: pdf, preferCSSPageSize: true });
  await page.context().close();
  const pages = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8', maxBuffer: 1e8 }).split('\f');
  return { pages: pages.slice(0, -1).map(plain), asked };
}

// What stands on a page between its margins.
const number = /(Seite|Page) \d+ \/ \d+$/;
const inner = (text, title) => plain(text.replace(number, '').replace(title, ''));

for (const [path, language] of [['print.html', 'de'], ['en/print.html', 'en']]) {
  const { pages, asked } = await paper(path, () => ({
    portal: document.querySelector('.brand strong').textContent,
    title: document.querySelector('h1').textContent,
    contents: [...document.querySelectorAll('.print-contents a')].map((link) => link.textContent),
    parts: [...document.querySelectorAll('.part')].map((part) => ({
      title: part.querySelector('h2').textContent,
      texts: [...part.querySelectorAll('.print-text > h3')].map((title) => title.textContent),
    })),
    dangling: [...document.querySelectorAll('main a[href^="#"]')].map((link) => link.getAttribute('href'))
      .filter((href) => !document.getElementById(decodeURIComponent(href.slice(1)))),
  }));
  const [cover, ...rest] = pages;
  promise(`${path}: begins with a title page`, cover.includes(asked.title) && cover.includes(asked.portal) && cover.length < 300, cover);
  promise(`${path}: every link within leads somewhere`, asked.dangling.length === 0, asked.dangling);
  const bodies = rest.map((text) => inner(text, asked.portal));
  const empty = bodies.map((text, index) => [index + 2, text]).filter(([, text]) => text.length < 20);
  promise(`${path}: no page is empty`, empty.length === 0, empty);
  promise(`${path}: every page but the first has its number and the portal's title`,
    rest.every((text) => number.test(text) && text.startsWith(asked.portal)), rest.find((text) => !number.test(text) || !text.startsWith(asked.portal)));
  promise(`${path}: numbers are in the page's language`, rest[0].includes(language === 'de' ? 'Seite 2' : 'Page 2'), rest[0].slice(-40));
  const first = bodies.findIndex((text) => text.startsWith(asked.parts[0].title));
  const contents = bodies.slice(0, first).join(' ');
  const missing = asked.contents.filter((title) => !contents.includes(plain(title)));
  promise(`${path}: the contents name every text`, first > 0 && missing.length === 0, missing);
  const starts = asked.parts.flatMap(({ title, texts }) => texts.map((text, index) => plain(index > 0 ? text : text === title ? title : `${title} ${text}`)));
  const within = starts.filter((start) => !bodies.slice(first).some((text) => text.startsWith(start)));
  promise(`${path}: every text begins on a page of its own`, starts.length > 20 && within.length === 0, within);
}

// What only a screen can use stays off the paper.
const screen = [/Diese Seite bearbeiten/, /Zahlen als Tabelle/, /Wird verwendet von/, /Menü/, /Auf dieser Seite/, /Zum Inhalt/];
for (const path of ['index.html', 'platforms/facebook.html', 'campaigns/herbstkampagne-fachkraefte.html', 'reports/2026-10.html', 'calendar/2026-11.html', 'analytics/facebook.html', 'guidelines/bildrechte.html']) {
  const { pages, asked: title } = await paper(path, () => document.querySelector('h1').textContent);
  promise(`${path}: begins with its title`, pages[0].includes(plain(title)), pages[0].slice(0, 200));
  const found = screen.filter((word) => pages.some((text) => word.test(text)));
  promise(`${path}: nothing on paper that only a screen can use`, found.length === 0, found.map(String));
  promise(`${path}: every page has a number and something to read`, pages.every((text) => number.test(text) && text.length > 80), pages.map((text) => text.length));
}
{
  const { pages, asked: weeks } = await paper('calendar/2026-11.html', () => [...document.querySelectorAll('.month tbody th')].map((week) => week.textContent));
  promise('a month with six weeks is on one sheet', weeks.length === 6 && weeks.every((week) => pages[0].includes(plain(week))), [weeks, pages[0]]);
}
const { pages, asked: address } = await paper('pages/portal-bearbeiten/texte-schreiben.html', () => document.querySelector('.text .external').href);
promise('a link to elsewhere shows its address', pages.some((text) => text.replaceAll(' ', '').includes(`(${address})`)), address);

await browser.close();
rmSync(folder, { recursive: true });
close();
