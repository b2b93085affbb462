'use strict';
// Loaded first in a utility process: gives it Electron's `process.parentPort`.
const { EventEmitter } = require('node:events');

const parentPort = new EventEmitter();
parentPort.postMessage = (message) => process.send(message);
parentPort.start = () => undefined;
parentPort.pause = () => undefined;
// Electron ends its utility processes with itself.
process.on('disconnect', () => process.exit());
process.on('message', (data) => parentPort.emit('message', { data, ports: [] }));
Object.defineProperty(process, 'parentPort', { value: parentPort });
Object.defineProperty(process, 'type', { value: 'utility' });
