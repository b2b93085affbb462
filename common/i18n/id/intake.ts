export const intake = {
  title: 'Penerimaan',
};
