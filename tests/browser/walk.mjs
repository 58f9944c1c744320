// One walk through the portal with nothing but the keyboard, from file://: search, contents, sections, filters,
// order, details, calendar, chapters, language. Wherever Tab stops, the focus is seen.
// node tests/browser/walk.mjs SITE.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { arrives, launch, openPage } from './chromium.mjs';
import { close, eventually, promise, until } from './promise.mjs';

const site = resolve(process.argv[2] ?? 'public');
const browser = await launch();
const complaints = [];

for (const width of [1280, 320]) {
  const page = await openPage(browser, complaints, pathToFileURL(`${site}/index.html`).href, { width });
  const unseen = [];
  const promised = (what, holds, seen) => promise(`${width} px: ${what}`, holds, seen);
  const comes = (what, holds, seen) => eventually(`${width} px: ${what}`, holds, seen);
  const is = (selector) => page.evaluate((wanted) => document.activeElement.matches(wanted), selector);
  const press = async (...keys) => { for (const key of keys) await page.keyboard.press(key); };
  // Tab until the focus is on what the selector names; every stop on the way must be seen.
  async function tab(selector) {
    for (let presses = 0; presses < 300; presses += 1) {
      await page.keyboard.press('Tab');
      const look = () => page.evaluate((wanted) => {
        const [active, box] = [document.activeElement, document.activeElement.getBoundingClientRect()];
        const ring = getComputedStyle(active);
        return { on: active.matches(wanted), text: active.textContent.trim().slice(0, 30), is: active.localName,
          seen: active === document.body || ring.outlineStyle !== 'none' && box.width > 0 && box.bottom > 0 && box.top < innerHeight };
      }, selector);
      const stop = await look();
      if (!stop.seen && !await until(async () => (await look()).seen)) unseen.push(stop);
      if (stop.on) return true;
    }
    return false;
  }
  const leads = (wanted, ...keys) => arrives(page, (url) => (wanted instanceof RegExp ? wanted.test(url.href) : wanted(url)), ...keys);
  const shown = (selector) => page.locator(selector).evaluateAll((all) => all.filter((one) => one.checkVisibility()).length);

  await press('/');
  promised('/ leads to the search', await is('[role=search] input'));
  await page.keyboard.type('freigabe');
  // What is found for all that was typed, not for its beginning.
  await page.locator('[role=option][href$="q=freigabe"]').waitFor();
  await press('ArrowDown');
  promised('a result is reached', await leads(/guidelines\/freigabe\.html/, 'Enter'), page.url());

  await press('t');
  promised('t leads to the contents', await is('.contents a'));
  await press('Tab', 'Enter');
  await comes('a heading is reached', async () => new URL(page.url()).hash.length > 1 && await page.locator('.contents [aria-current=location]').count() === 1);
  promised('the page that uses it is reached', await tab('.used a') && await leads((url) => !url.pathname.endsWith('/freigabe.html'), 'Enter'), page.url());
  await page.goBack();

  promised('g and a letter lead to the platforms', await leads(/platforms\/index\.html/, 'g', 'p'));
  const all = await shown('[data-narrow] > tbody > tr');
  await press('f');
  await page.keyboard.type('video');
  const some = await shown('[data-narrow] > tbody > tr');
  promised('f leads to the filter, and fewer stay', some > 0 && some < all, [some, all]);
  promised('the head of a column sorts', await tab('th > button') && await press('Enter') === undefined && await page.locator('[aria-sort=ascending]').count() > 0);
  await tab('.judgement > summary');
  await press('Enter');
  promised('a judgement tells its reasons', await page.locator('.judgement[open] .reasons li').first().isVisible());
  const address = await page.evaluate(() => location.href);
  promised('a platform is reached', await tab('[data-narrow] tbody a[href$=".html"]') && await leads((url) => url.href !== address, 'Enter'));
  await page.goBack();
  await comes('on the way back the choice is there', async () => page.url() === address && await shown('[data-narrow] > tbody > tr') === some, () => page.url());

  promised('the calendar is reached', await leads(/calendar\/index\.html/, 'g', 'r') && await tab('main a[href*="20"]') && await leads(/calendar\/\d{4}-\d\d\.html/, 'Enter'), page.url());
  const posts = await shown('.days [data-post]');
  await press('f');
  promised('f leads to its filters', await is('.filters button'));
  await press('Enter');
  promised('fewer posts stay', await shown('.days [data-post]') < posts);
  const month = await page.evaluate(() => location.href);
  promised('j turns to another month', await leads((url) => url.href !== month && /\d{4}-\d\d\.html/.test(url.href), await page.locator('[rel=next]').count() ? 'j' : 'k'), page.url());

  promised('the handbook is reached', await leads(/pages\/index\.html/, 'g', 'h') && await tab('.book a') && await leads((url) => !url.pathname.endsWith('/pages/index.html'), 'Enter'), page.url());
  const chapter = page.url();
  promised('j turns to the next chapter', await leads((url) => url.href !== chapter, 'j'));
  promised('k turns back', await leads((url) => url.href === chapter, 'k'));
  promised('a neighbour in the tree is reached', await tab('.around a:not([aria-current])'));
  await page.goto(chapter);
  promised('the other language is reached', await tab('.languages a') && await leads(/\/en\/pages\//, 'Enter'), page.url());
  await press('?');
  promised('its help speaks it', (await page.locator('[id="s.keys"]').textContent()).includes('this help'));
  await press('Escape');
  promised('the start is reached', await leads(/en\/index\.html/, 'g', 's'), page.url());
  promised('the focus was seen at every stop', !unseen.length, unseen.slice(0, 5));
  await page.context().close();
}

promise('no error, no violation of the policy, no request to another host', complaints.length === 0, complaints);
await browser.close();
close();
