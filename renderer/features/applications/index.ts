export { FileScreen } from './file-screen.tsx';
export { FamilyMark, FlagMark, LaneChip } from './marks.tsx';
