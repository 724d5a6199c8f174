/** Content of the window, pixels: as it opens, and the least it can be. */
export const SIZES = [
  { width: 1280, height: 800 },
  { width: 900, height: 600 },
] as const;
export const SCHEMES = ['light', 'dark'] as const;

/** A page with all pictures of these screens, four of each, named `<screen>-<width>-<scheme>.png`. */
export function galleryPage(names: readonly string[]): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Dynodeck, screen by screen</title>
<style>
  body { font: 14px system-ui; margin: 24px; background: #777; color: #fff; }
  section { display: grid; grid-template-columns: repeat(4, 1fr); gap: 12px; align-items: start; }
  img { width: 100%; }
</style>
<h1>Dynodeck, screen by screen</h1>
${names.map(pictures).join('\n')}
</html>
`;
}

function pictures(name: string): string {
  const files = SIZES.flatMap(({ width }) => SCHEMES.map((scheme) => `${name}-${width}-${scheme}`));
  const images = files.map((file) => `<a href="${file}.png"><img src="${file}.png" alt="${file}" loading="lazy"></a>`);
  return `<h2>${name}</h2>\n<section>${images.join('')}</section>`;
}
