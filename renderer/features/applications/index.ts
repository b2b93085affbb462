export { FileScreen } from './file-screen.tsx';
export { flagTone, FlagMark, LaneChip } from './marks.tsx';
