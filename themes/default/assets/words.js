// Words as the search compares them: what stays of a word without its endings, and which words are nearly the same.
// The program does the very same when it makes the files in search/; a test holds both together.
(() => {
  'use strict';

  /* Words, as src/search/words.rs compares them. */
  const WORD = /[\p{Alphabetic}\p{N}\u0300-\u036f]+/gu;
  const fold = (word) => word.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/ß/g, 'ss')
    .replace(/([ao])e/g, '$1').replace(/(?<![qaeiouy])ue/g, 'u');

  /* Stems, as the Snowball algorithms have them; `word` is folded already. */
  // The longest ending decides, even where it stands too far in front to be taken away.
  const ending = (word, list) => list.filter((end) => word.endsWith(end)).sort((a, b) => b.length - a.length)[0];
  const without = (word, end) => word.slice(0, word.length - end.length);
  const region = (word, from) => from + (/^[^aeiouy]*[aeiouy]+[^aeiouy]/.exec(word.slice(from))?.[0].length ?? Infinity);

  function german(folded) {
    if (folded.length < 3) return folded;
    let word = folded.replace(/([aeiouy])([uy])([aeiouy])/g, (_, a, b, c) => a + b.toUpperCase() + c);
    const first = region(word, 0);
    const [r1, r2] = [Math.max(3, first), region(word, first)];
    const cut = (list, from) => {
      const end = ending(word, list);
      return end && word.length - end.length >= from ? end : undefined;
    };
    let end = cut(['em', 'ern', 'er', 'erin', 'erinnen', 'e', 'en', 'es', 's', 'ln', 'lns'], r1);
    if (end === 'ln' || end === 'lns') word = without(word, end) + 'l';
    else if (end === 's') { if (/[bdfghklmnrt]s$/.test(word)) word = without(word, end); }
    else if (end && !(end === 'em' && word.endsWith('system'))) {
      word = without(word, end);
      if (/^(e|en|es)$/.test(end) && word.endsWith('niss')) word = without(word, 's');
    }
    end = cut(['en', 'er', 'et', 'st', 'est'], r1);
    if (end === 'st') { if (/...[bdfghklmnt]st$/.test(word)) word = without(word, end); }
    else if (end === 'et') { if (/[Udfgklmnrstz]et$/.test(word) && !/(tick|plan|geordn|intern|tr)et$/.test(word)) word = without(word, end); }
    else if (end) word = without(word, end);
    end = cut(['end', 'ung', 'ig', 'ik', 'isch', 'lich', 'heit', 'keit'], r2);
    const also = (list, from) => {
      const more = ending(word, list);
      if (more && word.length - more.length >= from) word = without(word, more);
    };
    if (/^(ig|ik|isch)$/.test(end)) { if (!word.endsWith('e' + end)) word = without(word, end); }
    else if (end) {
      word = without(word, end);
      if (/^(end|ung)$/.test(end) && !word.endsWith('eig')) also(['ig'], r2);
      if (/^(lich|heit)$/.test(end)) also(['er', 'en'], r1);
      if (end === 'keit') also(['lich', 'ig'], r2);
    }
    return word.toLowerCase();
  }

  const IRREGULAR = { early: 'earli', gently: 'gentl', idly: 'idl', only: 'onli', singly: 'singl', skies: 'sky', skis: 'ski', ugly: 'ugli' };
  const SAME = /^(andes|atlas|bias|cosmos|howe|news|sky)$/;
  const SECOND = 'tional:tion enci:ence anci:ance abli:able entli:ent izer:ize ization:ize ational:ate ation:ate ator:ate alism:al aliti:al alli:al fulness:ful ousli:ous ousness:ous iveness:ive iviti:ive biliti:ble bli:ble fulli:ful lessli:less ogi: ogist:og li:';
  const THIRD = 'tional:tion ational:ate alize:al icate:ic iciti:ic ical:ic ful: ness: ative:';
  const FOURTH = 'al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize ion'.split(' ');
  const table = (text) => new Map(text.split(' ').map((pair) => pair.split(':')));
  const [second, third] = [table(SECOND), table(THIRD)];
  const isShort = (word) => /[^aeiouy][aeiouy][^aeiouywxY]$/.test(word) || /^[aeiouy][^aeiouy]$/.test(word) || word === 'past';

  function english(lower) {
    if (lower.length < 3) return lower;
    if (SAME.test(lower)) return lower;
    if (Object.hasOwn(IRREGULAR, lower)) return IRREGULAR[lower];
    let word = lower.replace(/^y/, 'Y').replace(/([aeiouy])y/g, '$1Y');
    const known = /^(arsen|commun|emerg|gener|inter|later|organ|past|univers)/.exec(word)?.[0].length;
    const r1 = known ?? region(word, 0);
    const r2 = region(word, r1);
    const within = (end, from) => end !== undefined && word.length - end.length >= from;
    // First: plurals.
    if (word.endsWith('sses')) word = without(word, 'es');
    else if (/ie[ds]$/.test(word)) word = word.slice(0, word.length > 4 ? -2 : -1);
    else if (/[^su]s$/.test(word) && /[aeiouy]./.test(without(word, 's'))) word = without(word, 's');
    let end = ending(word, ['eed', 'eedly', 'ed', 'edly', 'ing', 'ingly']);
    if (/^eed/.test(end)) {
      if (within(end, r1) && !/(succ|proc|exc)eed/.test(word)) word = without(word, end) + 'ee';
    } else if (/^[^aeiouy]ying$/.test(word)) word = word[0] + 'ie';
    else if (end && /[aeiouy]/.test(without(word, end)) && !/^(even|cann|inn|earr|herr|out)ing$/.test(word)) {
      word = without(word, end);
      if (/(at|bl|iz)$/.test(word)) word += 'e';
      else if (/(bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(word) && !/^[aeo]..$/.test(word)) word = word.slice(0, -1);
      else if (word.length <= r1 && isShort(word)) word += 'e';
    }
    if (/.[^aeiouy][yY]$/.test(word)) word = word.slice(0, -1) + 'i';
    // Then: what words are made of.
    end = ending(word, [...second.keys()]);
    if (within(end, r1)) {
      if (end === 'li') { if (/[cdeghkmnrt]li$/.test(word)) word = without(word, end); }
      else if (end === 'ogi') { if (word.endsWith('logi')) word = without(word, 'i'); }
      else word = without(word, end) + second.get(end);
    }
    end = ending(word, [...third.keys()]);
    if (within(end, r1) && (end !== 'ative' || within(end, r2))) word = without(word, end) + third.get(end);
    end = ending(word, FOURTH);
    if (within(end, r2) && (end !== 'ion' || /[st]ion$/.test(word))) word = without(word, end);
    if (word.endsWith('e') && (word.length > r2 || word.length > r1 && !isShort(without(word, 'e')))) word = without(word, 'e');
    else if (word.endsWith('ll') && word.length > r2) word = without(word, 'l');
    return word.toLowerCase();
  }

  // Whether one letter more, less or another one, or two that changed places, make one word of the other.
  function isNear(a, b) {
    if (Math.abs(a.length - b.length) > 1) return false;
    let at = 0;
    while (at < a.length && a[at] === b[at]) at += 1;
    const [restA, restB] = [a.slice(at), b.slice(at)];
    return restA.slice(1) === restB.slice(1) || restA === restB.slice(1) || restA.slice(1) === restB
      || (restA.length > 1 && restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2));
  }

  window.leitstand_words = { WORD, fold, german, english, isNear };
})();
