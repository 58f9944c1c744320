// Whether the script of the search sees words as the program does: reads [word, compared, German stem, English
// stem] as JSON lines and prints those of which the script makes something else.
import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';

const script = readFileSync(new URL('../../themes/default/assets/words.js', import.meta.url), 'utf8');
const window = {};
runInContext(script, createContext({ window }));
const { fold, german, english } = window.leitstand_words;

for (const line of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  const [word, ...expected] = JSON.parse(line);
  const found = [fold(word), german(fold(word)), fold(english(word.toLowerCase()))];
  if (found.join() !== expected.join()) console.log(`${word}: ${found.join(', ')} instead of ${expected.join(', ')}`);
}
