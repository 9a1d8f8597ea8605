import style from "./members.module.css";

/** Tasks as Meta's API names them. */
export function TaskNames({ tasks }: { tasks: readonly string[] }) {
  return (
    <ul class={style.tasks}>
      {tasks.map((task) => (
        <li key={task}>{task}</li>
      ))}
    </ul>
  );
}
