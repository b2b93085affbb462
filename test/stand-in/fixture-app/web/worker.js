self.onmessage = async ({ data }) => {
  const own = await fetch('/first.js');
  self.postMessage({ doubled: data * 2, own: own.status, process: typeof process });
};
