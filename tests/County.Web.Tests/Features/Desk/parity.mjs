// Runs the form's own scripts, bundled as browsers get them, over what the test writes to standard input.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const web = process.argv[2];
const { buildSync } = createRequire(join(web, 'package.json'))('esbuild');
const bundle = buildSync({
  stdin: {
    contents: "export * from './assets/desk/figures'; export * from './assets/desk/rules';",
    resolveDir: web,
  },
  bundle: true, minify: true, format: 'esm', target: ['chrome86', 'firefox91'], write: false,
});
const code = Buffer.from(bundle.outputFiles[0].contents).toString('base64');
const { read, write, reckon, differences } = await import(`data:text/javascript;base64,${code}`);

const { forms, typed, reports } = JSON.parse(readFileSync(0, 'utf8'));
const big = (text) => (text === null ? null : BigInt(text));
const text = (figure) => (figure === null ? null : String(figure));
const kindOf = (form, cell) => forms[form].kinds[forms[form].columns[cell]];

process.stdout.write(JSON.stringify({
  typed: typed.map(({ form, cell, text: from }) => {
    const { figure, problem } = read(from, kindOf(form, cell));
    return { figure: text(figure), isFigure: problem === null, shown: write(figure, kindOf(form, cell)) };
  }),
  reports: reports.map(({ form, figures }) => {
    const all = figures.map(big);
    reckon(forms[form], all);
    return {
      figures: all.map(text),
      checks: forms[form].checks.map((check) => differences(forms[form], all, check.code).map(text)),
    };
  }),
}));
