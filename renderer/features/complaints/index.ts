export { ComplaintsScreen } from './complaints-screen.tsx';
export { ComplaintsDueLine } from './complaints-due-line.tsx';
