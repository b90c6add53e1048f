// The shape of an import that scripts/workerSource.mjs answers.
declare module '*?worker-source' {
  const source: string
  export default source
}
