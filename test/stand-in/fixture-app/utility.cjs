// A utility process: adds up the bytes it gets, and ends when told.
process.parentPort.on('message', ({ data }) => {
  if (data === 'end') process.exit(4);
  const sum = data.bytes.reduce((total, byte) => total + byte, 0);
  process.parentPort.postMessage({ sum, argument: process.argv[2], type: process.type });
});
