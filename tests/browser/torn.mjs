// What the preview does to pages, tried in a browser with pages of the portal and with such pages torn apart at random;
// says how often a patched page was not what it was to be.
export async function tearAndPatch([names, seed]) {
  let state = seed;
  const random = (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor(state / 65536) % below;
  };
  const parse = async (name) => new DOMParser().parseFromString(await (await fetch(name)).text(), 'text/html');
  const pages = await Promise.all(names.map(parse));
  // What scripts of the page do to it afterwards is theirs.
  for (const page of pages) page.querySelectorAll('script').forEach((script) => script.remove());
  const plain = (body) => {
    const copy = body.cloneNode(true);
    copy.querySelectorAll('script, leitstand-preview').forEach((one) => one.remove());
    copy.querySelectorAll('[open]').forEach((one) => one.removeAttribute('open'));
    copy.normalize();
    return copy;
  };
  const tear = (page) => {
    const torn = page.cloneNode(true);
    for (let cuts = random(12); cuts >= 0; cuts -= 1) {
      const all = torn.querySelectorAll('main *');
      const [one, other] = [all[random(all.length)], all[random(all.length)]];
      const ways = [() => one.remove(), () => one.after(other.cloneNode(true)), () => one.before(`Wort ${random(9)}`),
        () => one.replaceChildren(...one.childNodes, 'mehr'), () => { one.id = `neu-${random(4)}`; }, () => one.toggleAttribute('hidden'),
        () => (one.contains(other) || other.contains(one)) || one.after(other), () => { one.textContent = other.textContent.slice(0, 80); }];
      ways[random(ways.length)]();
    }
    return torn;
  };
  let wrong = 0;
  for (let rounds = 0; rounds < 150; rounds += 1) {
    const next = rounds < pages.length ? pages[rounds] : tear(pages[random(pages.length)]);
    const expected = plain(next.body);
    await leitstandPatch.patch(next, false);
    if (!plain(document.body).isEqualNode(expected)) wrong += 1;
  }
  return wrong;
}
