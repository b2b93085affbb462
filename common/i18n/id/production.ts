export const production = {
  title: 'Produksi',
};
