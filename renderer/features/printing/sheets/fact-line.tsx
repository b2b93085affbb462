/** A term and its value in the list of facts of a paper. */
export function FactLine({ term, value }: { term: string; value: string }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </>
  );
}
