// The questions of the benchmark of growth. Each is a document about known parts of the force: the number of an
// officer, a past day, cursors far into the lists.

/** The things that the questions are about, read from the registry. */
export async function landmarks(ask) {
  const { officers, province, municipal } = await ask(`{
    officers(first: 1, orderBy: [{ field: STROKES, direction: DESC }]) { nodes { policeNumber } }
    province: unit(code: "SYN-01") { id }
    municipal: unit(code: "SYN-0101") { id children(first: 1) { nodes { id } } }
  }`);
  return {
    policeNumber: officers.nodes[0].policeNumber,
    province: province.id,
    municipal: municipal.id,
    county: municipal.children.nodes[0].id,
    force: Buffer.from('Unit:1').toString('base64'),
    // everything has been recorded by now
    known: new Date().toISOString(),
    deep: await cursorsFarIn(ask),
  };
}

const ORDERS = ['NAME', 'STROKES', 'POLICE_NUMBER', 'RANK', 'HIGHEST_RANK', 'JOINED_ON'];
const PAGES = 40;

/** The cursors, by order, after so many pages of a hundred. */
async function cursorsFarIn(ask) {
  const cursors = {};
  for (const field of [...ORDERS, 'RANK,NAME']) {
    let after = null;
    for (let page = 0; page < PAGES; page++) {
      const { officers } = await ask(
        `query ($after: String) { officers(first: 100, after: $after, orderBy: ${order(field)}) { pageInfo { endCursor } } }`,
        { after },
      );
      after = officers.pageInfo.endCursor ?? after;
    }
    cursors[field] = after;
  }
  return cursors;
}

const order = (fields) =>
  `[${fields
    .split(',')
    .map((field) => `{ field: ${field}, direction: ASC }`)
    .join(', ')}]`;

const OFFICER = 'name policeNumber rank primaryAssignment { title unit { name } }';
const PAST = '@asOf(date: "2021-07-01")';

const page = (args, count = '') => `{ officers(first: 20, ${args}) { ${count} nodes { ${OFFICER} } } }`;

export const questionsAbout = ({ policeNumber, province, municipal, county, force, known, deep }) => [
  [
    'officer by number',
    `{ officer(policeNumber: "${policeNumber}") { ${OFFICER} honors(first: 5) { nodes { title } } } }`,
  ],
  ...[...ORDERS, 'RANK,NAME'].flatMap((field) => [
    [`page by ${field}`, page(`orderBy: ${order(field)}`)],
    [`page by ${field}, 4,000 in`, page(`orderBy: ${order(field)}, after: "${deep[field]}"`)],
  ]),
  ['page with a total', page('', 'totalCount')],
  ['search zhang', page('filter: { search: "zhang" }')],
  ['search zhangw', page('filter: { search: "zhangw" }')],
  ['search zw', page('filter: { search: "zw" }')],
  ['search 国强', page('filter: { search: "国强" }')],
  ['search 张', page('filter: { search: "张" }')],
  ['search 伟', page('filter: { search: "伟" }')],
  ['search zhang, by police number', page(`filter: { search: "zhang" }, orderBy: ${order('POLICE_NUMBER')}`)],
  ['search SYN0001', page('filter: { search: "SYN0001" }')],
  ['leaders', page('filter: { role: [LEADER] }')],
  ['stations only', page('filter: { unitCategory: [STATION] }')],
  ['rank of two', page('filter: { rank: [SUPERVISOR_FIRST_CLASS, SUPERVISOR_SECOND_CLASS] }')],
  ['with a merit', page('filter: { hasHonor: { meritClass: [SECOND_CLASS_MERIT] } }')],
  ['within a municipality', page(`filter: { within: "${municipal}" }`)],
  ['within a municipality, total', page(`filter: { within: "${municipal}" }`, 'totalCount')],
  ['within a province', page(`filter: { within: "${province}" }`)],
  ['within a province, total', page(`filter: { within: "${province}" }`, 'totalCount')],
  ['within the whole force', page(`filter: { within: "${force}" }`)],
  ['within the whole force, total', page(`filter: { within: "${force}" }`, 'totalCount')],
  [
    'roster of a bureau',
    `{ node(id: "${county}") { ... on Unit { officers(includeSubunits: true, first: 100) { totalCount nodes { ${OFFICER} honors(first: 1) { totalCount } } } } } }`,
  ],
  [
    'roster of a bureau, 5 years ago',
    `query ${PAST} { node(id: "${county}") { ... on Unit { officers(includeSubunits: true, first: 100) { totalCount nodes { ${OFFICER} } } } } }`,
  ],
  ['page, 5 years ago', `query ${PAST} ${page('')}`],
  ['page, as known at an instant', `query @asOf(knownAt: "${known}") ${page('')}`],
  [
    'tree to depth 3',
    `{ unit(code: "SYN-0101") { ${'children(first: 100) { nodes { name strength { officers } '.repeat(3)} ${'} } '.repeat(3)} } }`,
  ],
  [
    'strength of a municipality',
    `{ node(id: "${municipal}") { ... on Unit { strength(includeSubunits: true) { officers vacancies } } } }`,
  ],
  [
    'strength of the force',
    `{ node(id: "${force}") { ... on Unit { strength(includeSubunits: true) { officers vacancies } } } }`,
  ],
  [
    'strength of the force, 5 years ago',
    `query ${PAST} { node(id: "${force}") { ... on Unit { strength(includeSubunits: true) { officers vacancies } } } }`,
  ],
  [
    'units by name',
    '{ units(first: 20, filter: { name: { contains: "第1派出所" } }) { nodes { name parent { name } } } }',
  ],
  ['honors of a year', '{ honors(first: 20, filter: { awardedYear: 2023 }) { nodes { title } } }'],
  ['honors of a year, total', '{ honors(first: 20, filter: { awardedYear: 2023 }) { totalCount } }'],
  [
    'honors of a municipality',
    `{ node(id: "${municipal}") { ... on Unit { honors(includeSubunits: true, first: 20) { totalCount nodes { title } } } } }`,
  ],
  ['evaluations of 20', '{ officers(first: 20) { nodes { evaluations(first: 5) { nodes { grade total rank } } } } }'],
  [
    'selection report of a municipality',
    '{ selectionReport(unitCode: "SYN-0101", from: "2021-01-01", to: "2026-06-30") { total lines { selected } } }',
  ],
  ['changes', '{ changes(first: 20) { nodes { operation actor } } }'],
];
