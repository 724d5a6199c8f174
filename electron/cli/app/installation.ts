/** Where the parts of Dynodeck are; fixed by the entry file, since built code may be moved between files. */
export interface Installation {
  version: string;
  /** The built page. */
  pageFolder: string;
  sampleFolder: string;
  /** Of languages other than English. */
  wordsFolder: string;
  /** The developer's own environment, which dynos get whole. */
  environment: NodeJS.ProcessEnv;
  /** What Electron is started with. */
  appFolder: string;
}
