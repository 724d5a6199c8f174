/**
 * What style sheets write out instead of naming a token of renderer/ui/theme/tokens.css: distances, sizes of text,
 * radii, layers and durations. Left alone are 0 and 1px (hairlines and what makes up for them), relative lengths
 * (%, ch, vh), and what follows from the size of one thing: width, height, tracks of a grid, a place off the scale.
 */
import { readFileSync } from 'node:fs';

/**
 * @typedef {{ file: string, line: number, text: string }} RawDistance
 */

const DISTANCE = /^(?:padding|margin|scroll-padding|scroll-margin)(?:-[a-z-]+)?$|^(?:row-|column-)?gap$/;
const TEXT = /^(?:font|font-size|line-height)$/;
const RADIUS = /^border-(?:[a-z]+-)*radius$/;
const DURATION = /^(?:transition|animation)(?:-duration|-delay)?$/;
const PLACE = /^(?:top|right|bottom|left|inset(?:-[a-z-]+)?)$/;

const LENGTHS = /(?<![\w.-])-?(\d*\.?\d+)(?:px|rem|em|pt)(?![\w-])/g;
const TIMES = /(?<![\w.-])\d*\.?\d+m?s(?![\w-])/g;
const NUMBER = /^-?\d+$/;
const HAIRLINE_PX = 1;
/** Nothing is seen to move within it. */
const INSTANT = /^(?:[01]ms|0s)$/;

/**
 * Every raw value in these style sheets, in the order in which it is written.
 * @param {readonly string[]} files
 * @returns {RawDistance[]}
 */
export function rawDistances(files) {
  const sheets = files.map((file) => ({ file, css: readFileSync(file, 'utf8') }));
  const scale = new Set(sheets.flatMap(({ css }) => scaleOf(css)));
  return sheets.flatMap(({ file, css }) => rawDistancesOf(css, scale).map((raw) => ({ file, ...raw })));
}

/**
 * Those of one style sheet. A place, which is mostly geometry, counts when it is a step of the scale.
 * @param {string} css
 * @param {ReadonlySet<number>} [scale] Steps of the scale of distances, px.
 * @returns {{ line: number, text: string }[]}
 */
export function rawDistancesOf(css, scale = new Set()) {
  return declarations(css)
    .filter(({ property, value }) => isRaw(property, value, scale))
    .map(({ property, value, line }) => ({ line, text: `${property}: ${value}` }));
}

/**
 * The steps of the scale of distances that this style sheet defines, px.
 * @param {string} css
 */
function scaleOf(css) {
  return [...css.matchAll(/--space-[\w-]+:\s*(\d+)px/g)].map(([, px]) => Number(px));
}

/**
 * @param {string} css
 */
function declarations(css) {
  // Lines must keep their numbers, strings and comments may hold anything.
  const plain = css.replace(/\/\*[^]*?\*\/|'[^'\n]*'|"[^"\n]*"/g, (text) => text.replace(/[^\n]/g, ' '));
  return [...plain.matchAll(/(?<=[{;\s]|^)(-{0,2}[a-z][a-z-]*)\s*:\s*([^;{}]+?)\s*(?=[;}])/g)].map(
    ({ 1: property = '', 2: value = '', index }) => ({
      property,
      value: value.replace(/\s+/g, ' '),
      line: plain.slice(0, index).split('\n').length,
    }),
  );
}

/**
 * @param {string} property
 * @param {string} value
 * @param {ReadonlySet<number>} scale
 */
function isRaw(property, value, scale) {
  if (property === 'z-index') return NUMBER.test(value);
  if (DURATION.test(property)) return [...value.matchAll(TIMES)].some(([time]) => !INSTANT.test(time));
  if (PLACE.test(property)) return amounts(value).some((amount) => scale.has(amount));
  if (!DISTANCE.test(property) && !TEXT.test(property) && !RADIUS.test(property)) return false;
  return amounts(value).some((amount) => amount !== 0 && amount !== HAIRLINE_PX);
}

/**
 * @param {string} value
 */
function amounts(value) {
  return [...value.matchAll(LENGTHS)].map(([, amount]) => Number(amount));
}
