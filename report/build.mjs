// Bundles the pages to one classic script, as a browser runs no modules from disk; and the tests, likewise.
import { build } from 'esbuild';
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';

const home = 'target/classes/no/stedsvekst/report';
const common = { bundle: true, jsx: 'automatic', jsxImportSource: 'preact', logLevel: 'warning' };

if (process.argv[2] === 'test') {
  await build({
    ...common,
    entryPoints: readdirSync('test').filter(name => name.endsWith('.test.ts')).map(name => `test/${name}`),
    outdir: 'target/test',
    outExtension: { '.js': '.mjs' },
    format: 'esm',
    platform: 'node',
  });
} else {
  mkdirSync(`${home}/assets`, { recursive: true });
  await build({
    ...common,
    entryPoints: ['src/main.tsx'],
    outfile: `${home}/assets/app.js`,
    format: 'iife',
    target: 'es2020',
    minify: true,
    legalComments: 'none',
  });
  await build({
    entryPoints: ['static/style.css'],
    outfile: `${home}/assets/style.css`,
    minify: true,
    logLevel: 'warning',
  });
  cpSync('static/page.html', `${home}/page.html`);
  // The job copies what is listed here.
  writeFileSync(`${home}/files.txt`, 'page.html\nassets/app.js\nassets/style.css\n');
}
