// Pictures of pages, to look at: node browser/look.mjs SITE OUT PAGE…
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { open } from './open.mjs';

const [site, out, ...pages] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
const browser = await open();
for (const name of pages) {
  for (const [width, light] of [[390, 'light'], [1440, 'light'], [1440, 'dark'], [390, 'dark']]) {
    const page = await browser.newPage();
    await page.setViewport({ width, height: 900 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: light }]);
    await page.goto(pathToFileURL(resolve(site, name)).href);
    // What is loaded only when it is come to has to be come to.
    await page.evaluate(async () => {
      for (let y = 0; y < document.body.scrollHeight; y += 700) {
        scrollTo(0, y);
        await new Promise(done => setTimeout(done, 60));
      }
      scrollTo(0, 0);
    });
    await new Promise(done => setTimeout(done, 400));
    const file = `${out}/${name.replace(/\W+/g, '-')}-${width}-${light}.png`;
    await page.screenshot({ path: file, fullPage: true });
    if (width === 1440 && light === 'light') {
      await page.pdf({ path: file.replace('.png', '.pdf'), preferCSSPageSize: true, printBackground: true });
    }
    await page.close();
  }
}
await browser.close();
