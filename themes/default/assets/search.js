// The way to the search: what finds things is loaded when somebody is in its field.
(() => {
  'use strict';
  // Where the preview runs this once more, the run before it ends.
  dispatchEvent(new Event('leitstand:search'));
  const life = new AbortController();
  const { signal } = life;
  addEventListener('leitstand:search', () => life.abort(), { once: true });
  const forms = document.querySelectorAll('form.find[data-script]');
  if (!forms.length) return;
  let isLoaded = false;
  function load() {
    if (isLoaded) return;
    isLoaded = true;
    for (const address of forms[0].dataset.script.split('|')) {
      const script = document.createElement('script');
      // One after the other.
      script.async = false;
      script.src = address;
      document.head.append(script);
    }
  }
  for (const form of forms) {
    form.addEventListener('focusin', load, { signal });
    if (form.contains(document.activeElement)) load();
  }
  if (document.querySelector('.found')) load();
})();
