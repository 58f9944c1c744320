// GitLab's Code Quality report. No schema of it is published as a package: this one says what the platform's
// documentation requires of a report, and what its reader does with one.

import Ajv from 'ajv';
import { compare, pairs, schemaProblems, textOf } from './compare.mjs';

const text = { type: 'string', minLength: 1 };
const schema = new Ajv({ allErrors: true }).compile({
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: text,
      check_name: text,
      fingerprint: { type: 'string', pattern: '^[0-9a-f]{64}$' },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          // Relative to the repository, and without `./`: otherwise the platform finds no file.
          path: { type: 'string', minLength: 1, pattern: '^(?!\\./|/)' },
          lines: { type: 'object', required: ['begin'], properties: { begin: { type: 'integer', minimum: 1 } } },
        },
      },
    },
  },
});

export function checkGitlab(report, facts) {
  const problems = schemaProblems(schema, report);
  if (problems.length > 0) return problems;
  const severities = { error: 'blocker', warning: 'minor', hint: 'info' };
  const fingerprints = new Set(report.map((finding) => finding.fingerprint));
  return [
    // Of findings with one fingerprint the platform shows the first.
    ...compare([['the number of fingerprints', fingerprints.size, report.length]]),
    ...pairs(report, facts.filter((fact) => !fact.accepted), (finding, fact) =>
      compare([
        ['check', finding.check_name, `${fact.code} ${fact.name}`],
        ['description', finding.description, textOf(fact)],
        ['severity', finding.severity, severities[fact.severity]],
        ['path', finding.location.path, fact.file],
        ['line', finding.location.lines.begin, fact.line],
      ]),
    ),
  ];
}
