/**
 * Who may import whom. The picture is docs/ARCHITECTURE.md §4; test/architecture enforces the same table by other means, so that
 * a mistake in one of them shows. Tests beside a file may import what they need (`IS_TEST`), everything else obeys.
 */
const IS_TEST = String.raw`(^test/|\.test\.(ts|tsx|mjs)$)`;
const ZOD = '(^|/)node_modules/zod/';
const NPM = '(^|/)node_modules/';
const ELECTRON = '(^|/)node_modules/electron/|^electron(/|$)';
const SQL = '(^|/)node_modules/(knex|better-sqlite3|pg)/';
const REACT = '(^|/)node_modules/(react|react-dom)/';

/** Main's thin shell: the only place, beside the preload, that knows Electron. */
const MAIN_SHELL = '^main/(index\\.ts|app/|windows/|security/|update/|crash/|ipc/register|settings/store)';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or miss a third. Type-only imports count too.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment:
        'An import that leads nowhere. The peers of the sync bench have a package of their own, installed by the bench.',
      severity: 'error',
      from: { pathNot: '^test/bench-sync/peers/' },
      to: { couldNotResolve: true, pathNot: String.raw`^electron(/|$)|\?(asset|raw|url|worker|modulePath)` },
    },
    {
      name: 'nothing-imports-tests',
      comment: 'What only exists for tests must not reach the program.',
      severity: 'error',
      from: { pathNot: IS_TEST },
      to: { path: IS_TEST },
    },
    {
      name: 'program-without-tools',
      comment: 'tools/ runs at build time and is never packaged.',
      severity: 'error',
      from: { path: '^(common|runtime|main|preload|renderer|hub)/', pathNot: IS_TEST },
      to: { path: '^tools/' },
    },
    {
      name: 'no-dev-dependency-in-program',
      comment: 'devDependencies are not packaged (electron itself is there at run time).',
      severity: 'error',
      from: { path: '^(common|runtime|main|preload|renderer|hub)/', pathNot: IS_TEST },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: ELECTRON },
    },

    {
      name: 'kernel-imports-nothing',
      severity: 'error',
      from: { path: '^common/kernel/', pathNot: IS_TEST },
      to: { pathNot: ['^common/kernel/', ZOD] },
    },
    {
      name: 'domain-is-pure',
      comment: 'Rules of the office: the kernel, zod and other features of the domain.',
      severity: 'error',
      from: { path: '^common/domain/', pathNot: IS_TEST },
      to: { pathNot: ['^common/(kernel|domain)/', ZOD] },
    },
    {
      name: 'contract-knows-kernel-and-domain',
      severity: 'error',
      from: { path: '^common/contract/', pathNot: IS_TEST },
      to: { pathNot: ['^common/(kernel|domain|contract)/', ZOD] },
    },
    {
      name: 'i18n-imports-nothing',
      severity: 'error',
      from: { path: '^common/i18n/', pathNot: IS_TEST },
      to: { pathNot: '^common/i18n/' },
    },
    {
      name: 'common-imports-only-common',
      comment: 'common/ runs in every runtime: no Node, no DOM library, no Electron.',
      severity: 'error',
      from: { path: '^common/', pathNot: IS_TEST },
      to: { pathNot: ['^common/', ZOD] },
    },

    {
      name: 'main-imports-main-and-common',
      severity: 'error',
      from: { path: '^main/', pathNot: IS_TEST },
      to: { path: '^(preload|renderer|hub)/' },
    },
    {
      name: 'main-core-without-electron',
      comment: 'The core of the main process runs in plain vitest.',
      severity: 'error',
      from: { path: '^main/', pathNot: [MAIN_SHELL, IS_TEST] },
      to: { path: ELECTRON },
    },
    {
      name: 'main-core-without-shell',
      comment: 'The shell composes the core, never the other way round.',
      severity: 'error',
      from: { path: '^main/', pathNot: [MAIN_SHELL, IS_TEST] },
      to: { path: MAIN_SHELL },
    },
    {
      name: 'sql-in-records-only',
      severity: 'error',
      from: {
        path: '^(main|runtime|hub|common|preload|renderer)/',
        pathNot: ['^(main/records|hub/store)/', IS_TEST],
      },
      to: { path: SQL },
    },
    {
      name: 'react-in-renderer-only',
      severity: 'error',
      from: { path: '^(main|runtime|common|preload|hub)/', pathNot: IS_TEST },
      to: { path: REACT },
    },
    {
      name: 'preload-is-small',
      comment:
        'The preload knows the contract and Electron, nothing else: it is the wall between page and machine.',
      severity: 'error',
      from: { path: '^preload/', pathNot: IS_TEST },
      to: { pathNot: ['^preload/', '^common/contract/', ELECTRON] },
    },
    {
      name: 'runtime-imports-common',
      comment: 'Node code that desk and hub both run: it knows neither of them.',
      severity: 'error',
      from: { path: '^runtime/', pathNot: IS_TEST },
      to: { path: `^(main|preload|renderer|hub)/|${ELECTRON}` },
    },
    {
      name: 'hub-imports-common-and-runtime',
      severity: 'error',
      from: { path: '^hub/', pathNot: IS_TEST },
      to: { path: `^(main|preload|renderer)/|${ELECTRON}` },
    },

    {
      name: 'renderer-imports-common-and-renderer',
      severity: 'error',
      from: { path: '^renderer/', pathNot: IS_TEST },
      to: { pathNot: ['^(common|renderer|resources)/', NPM, String.raw`^[a-z@][^?]*\?url$`] },
    },
    {
      name: 'workers-without-page',
      comment: 'A worker has no document: neither React nor what is built on it.',
      severity: 'error',
      from: { path: '^renderer/workers/', pathNot: IS_TEST },
      to: { path: `^renderer/(app|features|ui)/|${REACT}` },
    },
    {
      name: 'renderer-without-machine',
      comment: 'A sandboxed page has no Node, no Electron and no settings store.',
      severity: 'error',
      from: { path: '^renderer/', pathNot: IS_TEST },
      to: { path: `${ELECTRON}|(^|/)node_modules/electron-store/` },
    },
    {
      name: 'feature-through-its-index',
      comment: "A feature reaches another feature only through the other's index.ts.",
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/', pathNot: IS_TEST },
      to: {
        path: '^renderer/features/',
        pathNot: ['^renderer/features/$1/', String.raw`^renderer/features/[^/]+/index\.tsx?$`],
      },
    },
    {
      name: 'ui-and-lib-know-no-feature',
      severity: 'error',
      from: { path: '^renderer/(ui|lib)/', pathNot: IS_TEST },
      to: { path: '^renderer/(features|app)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|release|\\.cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
    cache: { folder: 'node_modules/.cache/loket/dependency-cruiser', strategy: 'content' },
  },
};
