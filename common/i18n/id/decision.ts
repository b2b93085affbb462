export const decision = {
  title: 'Keputusan',
};
