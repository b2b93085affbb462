export { PeriodForm } from './period-form.tsx';
export { ReportScreen } from './report-screen.tsx';
