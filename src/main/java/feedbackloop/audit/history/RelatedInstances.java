package feedbackloop.audit.history;

import java.util.List;

import feedbackloop.words.HouseTime;
import feedbackloop.words.Words;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the other process instances that belong to a story. For a case these are its
 * cause and what it was merged with. What came before it was taken up again belongs to
 * it, too. For a cause they are its cases and measures.
 */
@Component
class RelatedInstances {

	private static final int MOST = 200;

	private final JdbcClient database;

	private final HouseTime time;

	private final Words words;

	RelatedInstances(JdbcClient database, HouseTime time, Words words) {
		this.database = database;
		this.time = time;
		this.words = words;
	}

	/**
	 * Those that the reader may know of, in the order in which they began.
	 * @param instanceId left out
	 */
	List<InstanceStory.Related> of(String businessKey, String instanceId, String reader) {
		return this.database.sql("""
				with related (relation, key) as (
				  select 'same', :key
				  union all select 'improvement', improvement_number from feedback where number = :key
				  union all select 'original', original_number from feedback where number = :key
				  union all select 'duplicate', number from feedback where original_number = :key
				  union all select 'case', number from feedback where improvement_number = :key
				  union all select 'measure', i.number || '-' || m.number
				    from improvement i join measure m on m.improvement_id = i.id where i.number = :key
				  union all select 'contribution', i.number || '-' || c.team
				    from improvement i join contribution c on c.improvement_id = i.id
				    where i.number = :key and c.asked_at is not null
				  union all select 'effectCheck', i.number || '-effect' from improvement i where i.number = :key
				  union all select 'improvement', i.number
				    from improvement i where i.number = substring(:key from '^(IM-\\d+-\\d+)-'))
				select r.relation, p.business_key_, p.id_, d.name_, p.start_time_, p.end_time_,
				coalesce(f.status, m.state, i.state) as status, p.proc_def_key_
				from related r join act_hi_procinst p on p.business_key_ = r.key
				left join act_re_procdef d on d.id_ = p.proc_def_id_
				left join feedback f on f.number = p.business_key_
				left join improvement i on i.number = substring(p.business_key_ from '^IM-\\d+-\\d+')
				left join measure m on m.improvement_id = i.id and p.business_key_ = i.number || '-' || m.number
				where p.id_ <> :instance and may_see(f, :reader)
				order by p.start_time_, p.id_ limit :most""")
			.param("key", businessKey)
			.param("instance", instanceId)
			.param("reader", reader)
			.param("most", MOST)
			.query((row, index) -> new InstanceStory.Related(row.getString("relation"), row.getString("business_key_"),
					row.getString("id_"), row.getString("name_"), this.time.at(row.getTimestamp("start_time_")),
					this.time.at(row.getTimestamp("end_time_")),
					Named.of(this.words, row.getString("proc_def_key_").equals("feedback") ? "status" : "state",
							row.getString("status"))))
			.list();
	}

}
