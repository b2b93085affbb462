export { ImportScreen } from './import-screen.tsx';
export { openingForms, openingsForgotten } from './opening-forms.ts';
export { BookingByHandScreen, WalkInScreen } from './opening-screens.tsx';
export { QuotaScreen } from './quota/quota-screen.tsx';
