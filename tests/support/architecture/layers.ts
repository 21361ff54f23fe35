import { importsOf, targetOf, withoutComments, type Import } from './imports';

type Layer = {
  name: string;
  /** Files of the layer, paths from the root. The first row that matches counts. */
  files: RegExp;
  /** Layers it may import, itself apart. */
  may: readonly string[];
  /** Layers whose types alone it may import: `import type`. */
  mayTypes?: readonly string[];
  /** Packages it may import; all when absent. `node:` stands for every module of Node. */
  packages?: readonly string[];
};

const NO_STRAPI = ['node:', 'axios', 'zod'];

/** Who may import whom. Keep it equal to the picture in the developers' notes. A folder without a row is refused. */
export const LAYERS: readonly Layer[] = [
  { name: 'contracts', files: /^contracts\//, may: [], packages: [] },
  { name: 'state-tables', files: /^server\/src\/domain\/[\w-]+-states(\.ts)?$/, may: [], packages: [] },
  { name: 'domain', files: /^server\/src\/domain\//, may: ['contracts', 'state-tables'], packages: [] },
  {
    name: 'provider-port',
    files: /^server\/src\/providers\/payment-provider(\.ts)?$/,
    may: ['contracts', 'domain'],
    packages: [],
  },
  {
    name: 'providers',
    files: /^server\/src\/providers\//,
    may: ['provider-port', 'contracts', 'domain'],
    packages: NO_STRAPI,
  },
  { name: 'vault', files: /^server\/src\/vault\//, may: ['contracts', 'domain'], packages: NO_STRAPI },
  {
    name: 'repository-ports',
    files: /^server\/src\/repositories\/(ports(\.ts)?$|ports\/|[\w-]+-port(\.ts)?$)/,
    may: ['contracts', 'domain', 'state-tables'],
    packages: [],
  },
  {
    name: 'repositories',
    files: /^server\/src\/repositories\//,
    may: ['repository-ports', 'contracts', 'domain', 'state-tables', 'content-types'],
  },
  {
    name: 'wiring',
    files: /^server\/src\/services\/(index(\.ts)?$|service-of(\.ts)?$|wiring\/)/,
    may: [
      'contracts',
      'domain',
      'provider-port',
      'providers',
      'vault',
      'repository-ports',
      'repositories',
      'services',
      'config',
    ],
  },
  {
    name: 'services',
    files: /^server\/src\/services\//,
    may: ['contracts', 'domain', 'state-tables', 'provider-port', 'vault', 'repository-ports'],
    mayTypes: ['repositories'],
    packages: [...NO_STRAPI, 'rate-limiter-flexible'],
  },
  {
    name: 'controllers',
    files: /^server\/src\/controllers\//,
    may: ['contracts', 'domain', 'services', 'wiring', 'content-types', 'openapi'],
  },
  {
    name: 'openapi',
    files: /^server\/src\/openapi\//,
    may: ['contracts', 'controllers', 'package-file'],
    mayTypes: ['routes'],
  },
  { name: 'package-file', files: /^package\.json$/, may: [] },
  { name: 'routes', files: /^server\/src\/routes\//, may: ['contracts', 'controllers'] },
  { name: 'policies', files: /^server\/src\/policies\//, may: ['contracts', 'domain', 'wiring'] },
  {
    name: 'middlewares',
    files: /^server\/src\/middlewares\//,
    may: ['contracts', 'domain', 'controllers', 'wiring'],
  },
  { name: 'content-types', files: /^server\/src\/content-types\//, may: ['contracts'] },
  { name: 'config', files: /^server\/src\/config(\.ts)?$/, may: ['contracts', 'domain'], packages: [] },
  {
    name: 'server-life',
    files: /^server\/src\/([\w-]+|(register|bootstrap)\/[\w-]+)(\.ts)?$/,
    may: [
      ...['contracts', 'domain', 'config', 'content-types', 'repository-ports', 'repositories'],
      ...['routes', 'controllers', 'middlewares', 'policies', 'wiring'],
    ],
  },
  { name: 'admin', files: /^admin\/src\//, may: ['contracts'] },
  { name: 'sandbox-command', files: /^sandbox\/bin\.cjs$/, may: ['built'], packages: ['node:'] },
  { name: 'built', files: /^dist\//, may: [] },
  { name: 'sandbox', files: /^sandbox\//, may: [], packages: ['node:'] },
  { name: 'doors', files: /^strapi-(server|admin)\.ts$/, may: ['server-life', 'admin'] },
];

/** Beside the repositories: what register and bootstrap are made of, for Strapi's own doors and list of tables. */
const MAY_TOUCH_DATABASE = /^server\/src\/((repositories|migrations|register|bootstrap)\/|[\w-]+\.ts$)/;
const TOUCHES_DATABASE =
  /\bstrapi\s*\.\s*(db|documents|entityService)\b|\{[^}]*\b(db|documents)\b[^}]*\}\s*=\s*strapi\b/;

const layerOf = (path: string): Layer | undefined => {
  const asFolder = `${path}/index`;
  return LAYERS.find(({ files }) => files.test(path)) ?? LAYERS.find(({ files }) => files.test(asFolder));
};

const isAllowedPackage = (layer: Layer, name: string): boolean =>
  !layer.packages ||
  layer.packages.some((allowed) => (allowed === 'node:' ? name.startsWith('node:') : name === allowed));

const isAllowedLayer = (layer: Layer, other: string, typeOnly: boolean): boolean =>
  other === layer.name || layer.may.includes(other) || (typeOnly && (layer.mayTypes ?? []).includes(other));

const complaint = (file: string, layer: Layer, { specifier, typeOnly }: Import): string | null => {
  const target = targetOf(file, specifier);
  if ('package' in target) {
    return isAllowedPackage(layer, target.package) ? null : `${file}: ${layer.name} must not import ${target.package}`;
  }
  const other = layerOf(target.ours);
  if (other && isAllowedLayer(layer, other.name, typeOnly)) return null;
  return `${file}: ${layer.name} must not import ${other?.name ?? 'what has no layer'} (${target.ours})`;
};

/** What is wrong with one source file: its arrows, and who may speak to the database. Empty when nothing is. */
export const complaintsOf = (file: string, source: string): string[] => {
  const layer = layerOf(file);
  if (!layer) return [`${file}: has no layer; give its folder a row in the table`];
  const arrows = importsOf(source).map((found) => complaint(file, layer, found));
  const speaks =
    /^server\//.test(file) && !MAY_TOUCH_DATABASE.test(file) && TOUCHES_DATABASE.test(withoutComments(source));
  return [...arrows, speaks ? `${file}: only repositories call strapi.db and strapi.documents` : null].filter(
    (line): line is string => line !== null
  );
};
