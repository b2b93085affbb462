export { FileScreen } from './file-screen.tsx';
export { FlagMark, LaneChip } from './marks.tsx';
