/** Solves `matrix · x = right` for a symmetric positive definite matrix, factorised once. */
export function choleskySolver(matrix: Float64Array, size: number): (right: Float64Array) => Float64Array {
  const factor = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let sum = matrix[row * size + column] ?? 0;
      for (let at = 0; at < column; at += 1) {
        sum -= (factor[row * size + at] ?? 0) * (factor[column * size + at] ?? 0);
      }
      if (row === column && sum <= 0) throw new Error('The matrix is not positive definite.');
      factor[row * size + column] =
        row === column ? Math.sqrt(sum) : sum / (factor[column * size + column] ?? 1);
    }
  }
  return (right) => {
    const solution = Float64Array.from(right);
    for (let row = 0; row < size; row += 1) {
      let sum = solution[row] ?? 0;
      for (let at = 0; at < row; at += 1) sum -= (factor[row * size + at] ?? 0) * (solution[at] ?? 0);
      solution[row] = sum / (factor[row * size + row] ?? 1);
    }
    for (let row = size - 1; row >= 0; row -= 1) {
      let sum = solution[row] ?? 0;
      for (let at = row + 1; at < size; at += 1) sum -= (factor[at * size + row] ?? 0) * (solution[at] ?? 0);
      solution[row] = sum / (factor[row * size + row] ?? 1);
    }
    return solution;
  };
}
