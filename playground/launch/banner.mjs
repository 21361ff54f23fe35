/** Prints what a person needs next: addresses, login, tokens. */
export const printReady = ({ strapi, admin, shop, api, sandbox, adminUser, tokens }, { tmp, tossBaseUrl }) => {
  const rows = [
    ['Shop', shop],
    ['Admin', admin],
    ['  e-mail', adminUser.email],
    ['  password', adminUser.password],
    ['API', api],
    ['  read-only token', tokens.readOnly],
    ['  full-access token', tokens.fullAccess],
    ['Toss', sandbox ? `${sandbox} (the sandbox)` : tossBaseUrl],
    ['Data and logs', tmp],
  ];
  const width = Math.max(...rows.map(([label]) => label.length)) + 2;
  console.log(`\nReady at ${strapi}\n`);
  for (const [label, value] of rows) console.log(`  ${label.padEnd(width)}${value}`);
  console.log('\nThe same is in ready.json there. Stop with Ctrl-C.\n');
};
