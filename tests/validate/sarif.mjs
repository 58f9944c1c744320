// SARIF against the published schema, and against the facts.

import { createRequire } from 'node:module';
import Ajv from 'ajv-draft-04';
import { compare, pairs, schemaProblems, textOf } from './compare.mjs';

const require = createRequire(import.meta.url);
// The schema names formats that no validator is needed for here.
const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false, unicodeRegExp: false });
const schema = ajv.compile(require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'));

export function checkSarif(log, facts) {
  const problems = schemaProblems(schema, log);
  if (problems.length > 0) return problems;
  const [run] = log.runs;
  const rules = run.tool.driver.rules;
  const levels = { error: 'error', warning: 'warning', hint: 'note' };
  return [
    ...compare([
      ['the number of runs', log.runs.length, 1],
      ['the unit of columns', run.columnKind, 'unicodeCodePoints'],
      ['the codes', rules.map((rule) => rule.id), [...new Set(facts.map((fact) => fact.code))].sort()],
      ['rules without words', rules.filter((rule) => !rule.fullDescription.text || !rule.help.text), []],
    ]),
    ...pairs(run.results, facts, (result, fact) => [
      ...compare([
        ['rule', result.ruleId, fact.code],
        ['rule by its index', rules[result.ruleIndex].id, fact.code],
        ['name of the rule', rules[result.ruleIndex].name, fact.name],
        ['level', result.level, levels[fact.severity]],
        ['usual level', rules[result.ruleIndex].defaultConfiguration.level, levels[fact.severity]],
        ['message', result.message.text, textOf(fact)],
        ['place', place(result.locations[0]), where(fact)],
        ['related', (result.relatedLocations ?? []).map(start), fact.related.map(startOf)],
        ['suppressed', result.suppressions.length > 0, fact.accepted],
        ['fix', (result.fixes ?? []).map(edit), fact.fix ? [editOf(fact.fix, fact)] : []],
      ]),
    ]),
  ];
}

function place({ physicalLocation }) {
  const { startLine, startColumn, endLine, endColumn } = physicalLocation.region;
  return [decoded(physicalLocation), startLine, startColumn, endLine, endColumn];
}

function where(fact) {
  return [fact.file, fact.line, fact.column, fact.end_line, fact.end_column];
}

function start({ physicalLocation, message }) {
  const { startLine, startColumn } = physicalLocation.region;
  return [decoded(physicalLocation), startLine, startColumn, message.text];
}

function startOf(related) {
  return [related.file, related.line, related.column, related.message];
}

function edit({ artifactChanges: [{ artifactLocation, replacements: [one] }] }) {
  const { startLine, startColumn, endLine, endColumn } = one.deletedRegion;
  return [decoded({ artifactLocation }), startLine, startColumn, endLine, endColumn, one.insertedContent.text];
}

function editOf(fix, fact) {
  return [fact.file, fix.line, fix.column, fix.end_line, fix.end_column, fix.text];
}

/// The path as a reader resolves it, which a stray `:`, `?` or `#` would change.
function decoded({ artifactLocation }) {
  const root = 'file:///portal/';
  const url = new URL(artifactLocation.uri, root);
  return decodeURIComponent((url.origin === 'null' ? url.href : url.pathname).slice(root.length));
}
