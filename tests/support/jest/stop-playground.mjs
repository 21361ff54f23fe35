export default async () => {
  await globalThis.stopTestPlaygrounds?.();
};
