export { FieldItem } from './field-item.tsx';
export { FieldNotice } from './field-notice.tsx';
export { FieldScreen } from './field-screen.tsx';
