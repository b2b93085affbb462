export { FilePane } from './file-pane.tsx';
export { FileScreen, type FindStageWork } from './file-screen.tsx';
export { FamilyMark, FlagMark, LaneChip } from './marks.tsx';
