// Each text is in the language that the page says: of the pages in English, every text of the content that nobody has
// translated stands in an element whose language is German, and nothing else does.
// node tests/browser/languages.mjs SITE.
import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { launch } from './chromium.mjs';
import { close, promise } from './promise.mjs';

const site = resolve(process.argv[2] ?? 'public');
const content = fileURLToPath(new URL('../../content', import.meta.url));
const files = (folder) => readdirSync(folder, { withFileTypes: true })
  .flatMap((one) => (one.isDirectory() ? files(`${folder}/${one.name}`) : [`${folder}/${one.name}`]));
const plain = (text) => text.replace(/\s+/g, ' ').trim();

// The texts of the content by their fields, and what is the same in every language: names, and what is translated.
const [texts, same] = [new Map(), new Set()];
const NAME = /^(people|platforms)\/.*(title|name)$|networks|organisation$/;
function collect(value, field, isTranslation) {
  if (value && typeof value === 'object') {
    for (const [key, one] of Object.entries(value)) collect(one, Array.isArray(value) ? field : `${field}/${key}`, isTranslation);
  } else if (typeof value === 'string') {
    if (isTranslation || NAME.test(field)) same.add(plain(value));
    // What has several words is a text; what has one may be an identifier.
    else if (/\p{L}{3}/u.test(value) && (/ /.test(value.trim()) || /(title|term|unit)$/.test(field))) texts.set(plain(value), field);
  }
}
const all = files(content).filter((file) => /\.(md|yaml)$/.test(file)).map((file) => [file.slice(content.length + 1), readFileSync(file, 'utf8')]);
for (const [file, text] of all) {
  const fields = file.endsWith('.md') ? /^---\n([^]*?)\n---/.exec(text)?.[1] ?? '' : text;
  collect(parse(fields, { schema: 'failsafe' }), file, /\.en\./.test(file));
}
for (const text of same) texts.delete(text);
const originals = plain(all.filter(([file]) => !/\.en\./.test(file)).map(([, text]) => text.replaceAll("''", "'")).join('\n'));

const browser = await launch();
const page = await (await browser.newContext()).newPage();
const [found, unsaid, wrong] = [new Set(), [], []];
for (const file of files(`${site}/en`).filter((name) => name.endsWith('.html'))) {
  const html = readFileSync(file, 'utf8');
  const [german, others] = await page.evaluate(([source, wanted]) => {
    const body = new DOMParser().parseFromString(source, 'text/html').body;
    const whole = body.textContent.replace(/\s+/g, ' ');
    const here = wanted.filter((text) => whole.includes(text));
    const [german, others] = [[], []];
    const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const [text, parent] = [walker.currentNode.textContent.replace(/\s+/g, ' ').trim(), walker.currentNode.parentElement];
      // A drawing says in one sentence what a table beside it says in cells.
      if (!text || parent.closest('script, code, svg')) continue;
      const isGerman = parent.closest('[lang]')?.lang === 'de';
      // A single word may be the same in English, as part of something else, but not behind a number.
      const bare = text.replace(/^[\d.,+−]+ /, '');
      for (const one of here) if (one.includes(' ') ? text.includes(one) : bare === one) german.push([one, isGerman, text]);
      if (isGerman && !parent.closest('.text, .languages')) others.push(text);
    }
    return [german, others];
  }, [html, [...texts.keys()]]);
  for (const [text, isGerman, whole] of german) {
    found.add(text);
    if (!isGerman) unsaid.push([file.slice(site.length + 1), texts.get(text), whole.slice(0, 120)]);
  }
  wrong.push(...others.filter((text) => !text.split(/\s*[·,:;“”()–/]\s*/).every((part) => originals.includes(part))).map((text) => [file.slice(site.length + 1), text]));
  promise(`no mark is left: ${file}`, !/[\u2068\u2069]/.test(html));
}
const titles = [...found].filter((text) => texts.get(text).endsWith('title'));
promise('the example has many titles that are not translated', titles.length >= 100, titles.length);
promise('each text that is not translated says that it is German', unsaid.length === 0, unsaid.slice(0, 20));
promise('nothing else says so', wrong.length === 0, wrong.slice(0, 20));
await browser.close();
close();
