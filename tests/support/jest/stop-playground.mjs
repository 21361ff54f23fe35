export default async () => {
  await globalThis.stopTestPlayground?.();
};
