// Bundles style sheets, fonts and scripts into the folder named as the first argument.
//
//   site.css   design tokens (only those in use), NL Design System components, our own layer
//   fonts.css  Noto Sans, per script and weight; also for the PDF
//   site.js    small conveniences; every page works without it
//   map.js/css Leaflet and our map
//
// Started by wijkaanpak/assets.py.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, "..", "node_modules");
const outdir = process.argv[2];

const COMPONENTS = [
  "alert", "button", "checkbox", "form-field-description", "form-field-error-message", "form-fieldset", "form-label",
  "radio-button", "select", "table", "textarea", "textbox",
];
const WEIGHTS = [400, 600, 700];
const SUBSETS = { "noto-sans": ["latin", "latin-ext", "cyrillic", "cyrillic-ext"], "noto-sans-arabic": ["arabic"] };

const common = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  charset: "utf8",
  logLevel: "warning",
  target: ["chrome109", "firefox115", "safari15.6"],
  loader: { ".woff2": "file", ".png": "file" },
  assetNames: "files/[name]",
  legalComments: "linked",
};

async function bundleText(contents, resolveDir) {
  const result = await build({ ...common, stdin: { contents, resolveDir, loader: "css" }, outdir, write: false, legalComments: "none" });
  return result.outputFiles[0].text;
}

/** The custom properties of `theme` that `css` needs, directly or through each other, as one `:root` rule. */
export function tokensInUse(theme, css) {
  const values = new Map();
  for (const [, name, value] of theme.matchAll(/^\s*(--[\w-]+):\s*([^;]+);/gm)) values.set(name, value);
  const wanted = new Set();
  const queue = [css];
  while (queue.length) {
    for (const [, name] of queue.pop().matchAll(/var\(\s*(--[\w-]+)/g)) {
      if (wanted.has(name) || !values.has(name)) continue;
      wanted.add(name);
      queue.push(values.get(name));
    }
  }
  const lines = [...values].filter(([name]) => wanted.has(name)).map(([name, value]) => `${name}:${value}`);
  return { rule: `:root{${lines.join(";")}}`, used: wanted.size, all: values.size };
}

async function styles() {
  const imports = COMPONENTS.map((name) => `@import "@utrecht/${name}-css/dist/index.css";`).join("\n");
  const components = await bundleText(imports, modules);
  const own = await bundleText(`@import "./css/site.css";`, here);
  const theme = await readFile(join(modules, "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css"), "utf8");
  const tokens = tokensInUse(theme, components + own);
  const minified = await bundleText(tokens.rule, here);
  await writeFile(join(outdir, "site.css"), minified + components + own);
  return tokens;
}

async function fonts() {
  const faces = [];
  for (const [family, subsets] of Object.entries(SUBSETS)) {
    const ranges = JSON.parse(await readFile(join(modules, `@fontsource/${family}/unicode.json`), "utf8"));
    for (const subset of subsets) {
      for (const weight of WEIGHTS) {
        faces.push(`@font-face{font-family:"Noto Sans";font-style:normal;font-weight:${weight};font-display:swap;`
          + `src:url("@fontsource/${family}/files/${family}-${subset}-${weight}-normal.woff2") format("woff2");`
          + `unicode-range:${ranges[subset]}}`);
      }
    }
  }
  await build({
    ...common,
    stdin: { contents: faces.join("\n"), resolveDir: modules, loader: "css" },
    outfile: join(outdir, "fonts.css"),
  });
}

async function scripts() {
  await build({ ...common, entryPoints: ["js/site.js", "js/map.js"], entryNames: "[name]", outdir, format: "iife" });
  await build({
    ...common,
    stdin: { contents: `@import "leaflet/dist/leaflet.css";`, resolveDir: modules, loader: "css" },
    outfile: join(outdir, "map.css"),
  });
}

await mkdir(outdir, { recursive: true });
const [tokens] = await Promise.all([styles(), fonts(), scripts()]);
console.log(`${tokens.used} of ${tokens.all} design tokens in use`);
