// Reads reports as the platforms do: node reports.mjs FOLDER
//
// For each NAME.facts.json, which says what was found, the folder holds the same findings as NAME.sarif.json,
// NAME.gitlab.json and NAME.junit.xml. Each is held against its schema, read, and compared with the facts.
// Writes a line per problem; the exit code is 1 if there is one.

import fs from 'node:fs';
import path from 'node:path';
import { checkGitlab } from './gitlab.mjs';
import { checkJunit } from './junit.mjs';
import { checkSarif } from './sarif.mjs';

const folder = process.argv[2];
const names = fs.readdirSync(folder).filter((name) => name.endsWith('.facts.json'));
let problems = 0;
for (const name of names.map((name) => name.slice(0, -'.facts.json'.length))) {
  const read = (ending) => fs.readFileSync(path.join(folder, name + ending), 'utf8');
  const facts = JSON.parse(read('.facts.json'));
  const found = [
    ...attempt('sarif', () => checkSarif(JSON.parse(read('.sarif.json')), facts)),
    ...attempt('gitlab', () => checkGitlab(JSON.parse(read('.gitlab.json')), facts)),
    ...attempt('junit', () => checkJunit(read('.junit.xml'), facts)),
    ...attempt('fingerprints', () => sameFingerprints(read, facts)),
  ];
  for (const problem of found) console.log(`${name}: ${problem}`);
  problems += found.length;
}
console.log(`${names.length} reports read, ${problems} problems`);
process.exitCode = problems > 0 || names.length === 0 ? 1 : 0;

function attempt(what, check) {
  try {
    return check().map((problem) => `${what}: ${problem}`);
  } catch (error) {
    return [`${what}: ${error.message}`];
  }
}

/// A finding has one fingerprint, whichever report it stands in.
function sameFingerprints(read, facts) {
  const sarif = JSON.parse(read('.sarif.json')).runs[0].results;
  const open = sarif.filter((_, index) => !facts[index].accepted);
  const theirs = open.map((result) => Object.values(result.partialFingerprints)[0]).join();
  const ours = JSON.parse(read('.gitlab.json')).map((finding) => finding.fingerprint).join();
  return ours === theirs ? [] : ['they differ between GitLab and SARIF'];
}
